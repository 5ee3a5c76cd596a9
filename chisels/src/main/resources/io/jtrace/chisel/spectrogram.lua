-- Draws how long system calls take.

description = "Draws a row of a map every half second, or as often as asked: to the right the time that calls took, from a "
  .. "nanosecond to a hundred seconds, and as colour how many took it, from green for some to red for thousands a "
  .. "second. Add a filter to see some processes or calls only. It needs a terminal."
short_description = "Draw how long system calls take"
category = "CPU Usage"

local heat = require "jtrace_heat"
local text = require "jtrace_text"

args = heat.arguments("milliseconds a row (default 500)")

local DECADES = 11
local NANOS_PER_MILLI = 1000000

local interval_millis = 500
local latency

function on_set_arg(_, value)
  interval_millis = heat.millis(value)
  return interval_millis ~= nil
end

function on_init()
  if not heat.open() then
    return false
  end
  latency = chisel.request_field("evt.latency")
  chisel.set_filter("evt.dir=<")
  chisel.set_interval_ns(interval_millis * NANOS_PER_MILLI)
  return true
end

function on_event()
  local nanos = evt.field(latency)
  if nanos and nanos > 0 then
    heat.add(math.floor(math.log10(nanos) * heat.width / DECADES))
  end
  return true
end

local function draw()
  heat.draw(interval_millis, DECADES, function(decade)
    return text.duration(10 ^ decade)
  end)
  return true
end

function on_interval()
  return draw()
end

function on_capture_end()
  if heat.width > 0 then
    draw()
  end
  heat.close()
end
