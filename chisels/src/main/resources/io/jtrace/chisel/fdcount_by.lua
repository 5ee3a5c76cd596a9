local json = require "jtrace_json"
local jtrace_table = require "jtrace_table"

description = "Counts descriptors by the values of a field of your choice: those that had an event "
  .. "and a name. Standard input does not count. For example proc.name or fd.type."
short_description = "Descriptors by a field of your choice"
category = "I/O"

args = {
  { name = "key", description = "the field", argtype = "string" },
}

local view = { title = "Count", unit = "none", value = "fd.num", rows = 0 }
local seen, counts = {}, {}
local key, number, name

function on_set_arg(_, value)
  view.keys = { { value, value } }
  return true
end

function on_init()
  key = chisel.request_field(view.keys[1][1])
  number = chisel.request_field("fd.num")
  name = chisel.request_field("fd.name")
  return true
end

function on_event()
  local group, fd, path = evt.field(key), evt.field(number), evt.field(name)
  if group == nil or not fd or fd <= 0 or not path or path == "" then
    return true
  end
  local known = seen[group]
  if not known then
    known = {}
    seen[group] = known
  end
  local names = known[fd]
  if not names then
    names = {}
    known[fd] = names
  end
  if not names[path] then
    names[path] = true
    counts[group] = (counts[group] or 0) + 1
  end
  return true
end

function on_capture_end(seconds, nanos, delta)
  if json.wanted() then
    jtrace_table.show(view, counts, seconds, delta)
    return true
  end
  for _, row in ipairs(jtrace_table.rows(counts, 1, view.rows)) do
    print(row[1], row[2])
  end
  return true
end
