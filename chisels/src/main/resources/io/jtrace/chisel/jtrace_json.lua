-- JSON for the chisels of this jar: text, numbers, and objects whose fields keep their order.
-- A library: it has no args and cannot be run.

local json = {}

local NAMED = { ['"'] = '\\"', ["\\"] = "\\\\", ["\n"] = "\\n", ["\r"] = "\\r", ["\t"] = "\\t" }

local function escape(char)
  return NAMED[char] or string.format("\\u%04x", string.byte(char))
end

-- Bytes from 128 pass as they are: names are UTF-8 nearly always.
function json.text(value)
  return '"' .. string.gsub(tostring(value), '[%c"\\]', escape) .. '"'
end

-- One value: numbers and truths bare, nil as null, everything else as text.
function json.value(value)
  if value == nil then
    return "null"
  end
  local kind = type(value)
  if kind == "boolean" or (kind == "number" and value - value == 0) then
    return tostring(value)
  end
  return json.text(value)
end

-- An array of values in brackets; count says how many there are, for the last may be nil.
function json.array(values, count)
  local parts = {}
  for i = 1, count or #values do
    parts[i] = json.value(values[i])
  end
  return "[" .. table.concat(parts, ",") .. "]"
end

-- An object of name, value, name, value ... in one line.
function json.object(...)
  local parts = {}
  for i = 1, select("#", ...), 2 do
    local name, value = select(i, ...)
    parts[#parts + 1] = json.text(name) .. ":" .. json.value(value)
  end
  return "{" .. table.concat(parts, ",") .. "}"
end

function json.wanted()
  return sysdig.get_output_format() == "json"
end

return json
