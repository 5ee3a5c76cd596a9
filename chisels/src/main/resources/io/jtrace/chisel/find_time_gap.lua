-- Prints the events that come late: those with a silence before them.

description = "Prints every event that comes at least a given time after the event before it. "
  .. "Events are those that pass the filter, of all threads together. A line shows the number and "
  .. "time of the late event, the gap in seconds, the process, and the event."
short_description = "Events that come late"
category = "Performance"

args = {
  {
    name = "threshold",
    description = "shortest gap to print, in seconds (default 1.0)",
    argtype = "float",
    optional = true,
  },
}

local NANOS_PER_SECOND = 1000000000
local threshold_nanos = NANOS_PER_SECOND
local shown = {}
local gap

function on_set_arg(name, value)
  local seconds = tonumber(value)
  if name ~= "threshold" or not seconds then
    print("threshold must be a number of seconds, not " .. value)
    return false
  end
  threshold_nanos = seconds * NANOS_PER_SECOND
  return true
end

function on_init()
  gap = chisel.request_field("evt.deltatime")
  for i, field in ipairs({ "proc.name", "evt.dir", "evt.type", "evt.args" }) do
    shown[i] = chisel.request_field(field)
  end
  shown.time = chisel.request_field("evt.time")
  return true
end

function on_event()
  -- The field remembers when it was last read, so it is read for every event.
  local nanos = evt.field(gap)
  if not nanos or nanos < threshold_nanos then
    return true
  end
  local line = { evt.get_num(), evt.field(shown.time) or "<NA>" }
  line[3] = "(" .. nanos / NANOS_PER_SECOND .. ")"
  for _, handle in ipairs(shown) do
    line[#line + 1] = evt.field(handle) or "<NA>"
  end
  print(table.concat(line, " "))
  return true
end
