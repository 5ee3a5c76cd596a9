local json = require "jtrace_json"

description = "The ten system calls that took longest. Each has two lines: how it began and how it "
  .. "ended."
short_description = "Slowest system calls"
category = "Performance"

args = {}

local SHOWN = 10
local NANOS_PER_SECOND = 1000000000
-- Events that come in the middle of a call and begin none.
local AMID = { switch = true, procinfo = true, signaldeliver = true }

local fields = {}
local begun = {}
local slowest = {}

function on_init()
  for _, name in ipairs {
    "evt.latency", "evt.dir", "thread.tid", "evt.type", "evt.num", "proc.name", "evt.args",
  } do
    fields[name] = chisel.request_field(name)
  end
  return true
end

local function read(latency)
  local event = { latency = latency }
  for _, name in ipairs { "evt.num", "proc.name", "thread.tid", "evt.dir", "evt.type", "evt.args" } do
    event[name] = evt.field(fields[name])
  end
  return event
end

-- Behind those that took as long: of equals the first stay.
local function insert(call)
  local place = #slowest + 1
  while place > 1 and slowest[place - 1].ended.latency < call.ended.latency do
    place = place - 1
  end
  table.insert(slowest, place, call)
  slowest[SHOWN + 1] = nil
end

function on_event()
  local tid = evt.field(fields["thread.tid"])
  if tid == nil then
    return true
  end
  if evt.field(fields["evt.dir"]) == ">" then
    if not AMID[evt.field(fields["evt.type"])] then
      begun[tid] = read(0)
    end
    return true
  end
  local latency = evt.field(fields["evt.latency"])
  local full = #slowest == SHOWN
  if latency and latency > 0 and not (full and latency <= slowest[SHOWN].ended.latency) then
    insert { began = begun[tid], ended = read(latency) }
  end
  return true
end

local function print_line(event)
  print(string.format("%d) %d.%09d %s (%d) %s %s %s",
    event["evt.num"],
    math.floor(event.latency / NANOS_PER_SECOND), event.latency % NANOS_PER_SECOND,
    event["proc.name"] or "<NA>", event["thread.tid"],
    event["evt.dir"], event["evt.type"], event["evt.args"] or ""))
end

local function print_json(event)
  print(json.object(
    "evt.num", event["evt.num"], "evt.latency", event.latency, "proc.name", event["proc.name"],
    "thread.tid", event["thread.tid"], "evt.dir", event["evt.dir"], "evt.type", event["evt.type"],
    "evt.args", event["evt.args"]))
end

function on_capture_end()
  local show = json.wanted() and print_json or print_line
  for _, call in ipairs(slowest) do
    if call.began then
      show(call.began)
    end
    show(call.ended)
  end
  return true
end
