-- Evaluates the global list `cases` and prints one line of results for each.
for i, text in ipairs(cases) do
  local chunk = loadstring("return " .. text)
  local line
  if not chunk then
    line = "does not compile"
  else
    local results = { pcall(chunk) }
    local count = select("#", pcall(chunk))
    if not results[1] then
      line = "error"
      if string.find(tostring(results[2]), "bad argument", 1, true) then
        line = "bad argument"
      end
    else
      local shown = {}
      for k = 2, count do
        shown[#shown + 1] = (string.gsub(tostring(results[k]), "^(%a+): .*", "%1"))
      end
      line = table.concat(shown, " | ")
    end
  end
  print(i .. ": " .. text .. " => " .. string.format("%q", line))
end
