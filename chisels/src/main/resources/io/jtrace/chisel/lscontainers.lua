-- Shows the containers of the machine.

description = "Prints type, image, name and id of every container known at the first event that passes the filter, "
  .. "then ends the capture."
short_description = "Print the running containers"
category = "System State"

args = {
  {
    name = "desc",
    description = "the word 'desc' prints the containers as a data structure",
    argtype = "string",
    optional = true,
  },
}

local ROW = "%-14.14s %-15.15s %-19.19s %-12.12s "
local KEYS = { "type", "image", "name", "id" }

local structured = false

function on_set_arg(_, value)
  structured = value == "desc"
  return structured
end

function on_event()
  sysdig.end_capture()
  return false
end

local function dashes(count)
  return string.rep("-", count)
end

local function columns(containers)
  print(ROW:format("container.type", "container.image", "container.name", "container.id"))
  print(ROW:format(dashes(14), dashes(15), dashes(19), dashes(12)))
  for _, container in ipairs(containers) do
    print(ROW:format(container.type, container.image, container.name, container.id))
  end
end

local function structure(containers)
  print("{")
  for i, container in ipairs(containers) do
    print(" " .. i .. " = {")
    for _, key in ipairs(KEYS) do
      print("  " .. key .. ' = "' .. container[key] .. '",')
    end
    print(" },")
  end
  print("}")
end

function on_capture_end()
  local show = structured and structure or columns
  show(sysdig.get_container_table())
end
