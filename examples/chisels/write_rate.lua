-- Shows once a second how much each process wrote: counting in on_event, printing in on_interval.
--
--   jtrace -c write_rate.lua fd.type=file

description = "Prints once a second the bytes that each process wrote since the last time, the most first."
short_description = "Bytes written each second"
category = "I/O"
args = {}

local process
local result
local bytes = {}

function on_init()
  process = chisel.request_field("proc.name")
  result = chisel.request_field("evt.rawarg.res")
  chisel.set_filter("evt.is_io_write=true and evt.dir=< and evt.rawres>0")
  return true
end

-- Intervals are set once it is known how the capture begins; they follow the time of the events, not a clock.
function on_capture_start()
  chisel.set_interval_s(1)
  return true
end

function on_event()
  local name = evt.field(process) or "<NA>"
  bytes[name] = (bytes[name] or 0) + evt.field(result)
  return true
end

local function show(second)
  local names = {}
  for name in pairs(bytes) do
    names[#names + 1] = name
  end
  -- Equal counts by name, so that two runs print the same.
  table.sort(names, function(a, b)
    return bytes[a] > bytes[b] or bytes[a] == bytes[b] and a < b
  end)
  for _, name in ipairs(names) do
    print(string.format("%d %s %d", second, name, bytes[name]))
  end
  bytes = {}
end

-- Called by the first event of a new second, before its on_event; it must return true.
function on_interval(second)
  show(second)
  return true
end

function on_capture_end(second)
  show(second)
end
