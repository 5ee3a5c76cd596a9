-- Draws when within the second system calls begin.

description = "Draws a row of a map every second, or as often as asked: to the right the time within the row's interval, "
  .. "and as colour how many calls began then, from green for some to red for thousands a second. What happens at "
  .. "the same time in every interval stands out as a column. It needs a terminal."
short_description = "Draw when within a second system calls begin"
category = "CPU Usage"

local heat = require "jtrace_heat"

args = heat.arguments("milliseconds a row, which is the width of the map (default 1000)")

local LABELS = 10
local NANOS_PER_MILLI = 1000000

local interval_millis = 1000
local nanos
heat.black = "\27[48;5;0m\27[48;5;0m "

function on_set_arg(_, value)
  interval_millis = heat.millis(value)
  return interval_millis ~= nil
end

function on_init()
  if not heat.open() then
    return false
  end
  print("Tracing syscalls... red (hot) == high frequency <-> green == low frequency.\n")
  nanos = chisel.request_field("evt.rawtime")
  chisel.set_filter("evt.dir=>")
  chisel.set_interval_ns(interval_millis * NANOS_PER_MILLI)
  return true
end

function on_event()
  local interval_nanos = interval_millis * NANOS_PER_MILLI
  local offset_nanos = evt.field(nanos) % interval_nanos
  -- As in sysdig, the map begins with the second column: what falls into the first is not drawn.
  heat.add(math.floor(offset_nanos * heat.width / interval_nanos) - 1)
  return true
end

function on_interval()
  heat.draw(interval_millis, LABELS, function(step)
    return step * interval_millis / LABELS .. "ms"
  end)
  return true
end

function on_capture_end()
  heat.close()
end
