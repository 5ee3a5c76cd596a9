-- Prints the events that come late: those with a silence before them.
-- It needs nothing but sysdig's functions, so that sysdig can run it as well.

description = "Prints every event that comes at least a given time after the event before it. "
  .. "Events are those that pass the filter, of all threads together. A line shows the number and "
  .. "time of the late event, the gap in seconds, the process, and the event. "
  .. "With by= gaps are looked for in each thread, process, descriptor or connection. With period= an "
  .. "event is late when it is due for the threshold, by default half a period, and what is made up "
  .. "for at once afterwards is told. With either, a gap that is open at the end of the capture is "
  .. "told too, and gaps in which events were lost are marked. "
  .. "For example: 'by=tuple period=learn'."
short_description = "Events that come late"
category = "Performance"

args = {
  {
    name = "threshold",
    description = "shortest gap to print, in seconds (default 1.0)",
    argtype = "float",
    optional = true,
  },
  {
    name = "by",
    description = "by=thread, proc, fd, tuple or all: what is expected to go on (default all)",
    argtype = "string",
    optional = true,
  },
  {
    name = "period",
    description = "period=SECONDS between two events, or period=learn",
    argtype = "string",
    optional = true,
  },
}

local NANOS_PER_SECOND = 1000000000
local SHOWN = { "proc.name", "evt.dir", "evt.type", "evt.args" }
-- Fields that tell the members of a group from those of another.
local GROUPS = {
  all = {}, thread = { "thread.tid" }, proc = { "proc.pid" }, fd = { "proc.pid", "fd.num" },
  tuple = { "fd.name" },
}
-- A period is learned from the last gaps: their middle one, which a few late events do not move.
local LEARNED_FROM, LEARNED_AT_LEAST = 15, 3

local threshold_nanos
local by
local period_nanos, learns
local shown, gap_field, time_field, loss_field = {}, nil, nil, nil
local keys = {}
local groups = {}
local order = {}
local loss_seconds, loss_nanos
local json

local take = {
  threshold = function(text)
    local seconds = tonumber(text)
    threshold_nanos = seconds and seconds * NANOS_PER_SECOND
    return seconds ~= nil or "threshold must be a number of seconds, not " .. text
  end,
  by = function(text)
    by = text
    return GROUPS[text] ~= nil or "by must be all, thread, proc, fd or tuple, not " .. text
  end,
  period = function(text)
    local seconds = tonumber(text)
    learns = text == "learn"
    period_nanos = seconds and seconds * NANOS_PER_SECOND
    return learns or (seconds ~= nil and seconds > 0)
      or "period must be learn or a number of seconds, not " .. text
  end,
}

-- Words come in any order: 0.5, by=thread, --period=2.
function on_set_arg(_, value)
  local name, text = string.match(value, "^%-*(%a+)=(.*)$")
  if not take[name] then
    name, text = "threshold", value
  end
  local problem = take[name](text)
  if type(problem) == "string" then
    print(problem)
    return false
  end
  return true
end

function on_init()
  gap_field = chisel.request_field("evt.deltatime")
  time_field = chisel.request_field("evt.time")
  for i, field in ipairs(SHOWN) do
    shown[i] = chisel.request_field(field)
  end
  for i, field in ipairs(GROUPS[by or "all"]) do
    keys[i] = chisel.request_field(field)
  end
  if not sysdig.get_lastloss_ts then
    loss_field = chisel.request_field("evt.type")
  end
  if sysdig.get_output_format() == "json" then
    json = require "jtrace_json"
  end
  return true
end

local function seconds_of(nanos)
  return nanos / NANOS_PER_SECOND
end

-- One line: the event, the gap before it, and what is to be said of it.
local function print_event(event, nanos, notes)
  if json then
    print(json.object(
      "evt.num", event.number, "evt.time", event.time, "gap", seconds_of(nanos), "proc.name", event[1],
      "evt.dir", event[2], "evt.type", event[3], "evt.args", event[4], "note", notes))
    return
  end
  local line = { event.number, event.time, "(" .. seconds_of(nanos) .. ")" }
  for _, text in ipairs(event) do
    line[#line + 1] = text
  end
  line[#line + 1] = notes
  print(table.concat(line, " "))
end

local function current()
  local event = { number = evt.get_num(), time = evt.field(time_field) or "<NA>" }
  for i, handle in ipairs(shown) do
    event[i] = evt.field(handle) or "<NA>"
  end
  return event
end

local function after_the_event_before()
  -- The field remembers when it was last read, so it is read for every event.
  local nanos = evt.field(gap_field)
  if nanos and nanos >= (threshold_nanos or NANOS_PER_SECOND) then
    print_event(current(), nanos)
  end
end

-- The group of the current event, nil if it lacks a key.
local function group_of_event()
  local node = groups
  for i = 1, #keys do
    local key = evt.field(keys[i])
    if key == nil or key == "" then
      return nil
    end
    node[key] = node[key] or {}
    node = node[key]
  end
  if not node.gaps then
    node.gaps, node.count = {}, 0
    order[#order + 1] = node
  end
  return node
end

local function label(node)
  local parts = {}
  for i, text in ipairs(node.key) do
    parts[i] = tostring(text)
  end
  return by and by ~= "all" and by .. " " .. table.concat(parts, "/") or nil
end

local function expected(node)
  if not learns or node.count < LEARNED_AT_LEAST then
    return period_nanos
  end
  local sorted = {}
  for i, nanos in ipairs(node.gaps) do
    sorted[i] = nanos
  end
  table.sort(sorted)
  return sorted[math.ceil(#sorted / 2)]
end

local function learn(node, nanos)
  node.count = node.count + 1
  node.gaps[(node.count - 1) % LEARNED_FROM + 1] = nanos
end

local function read_losses()
  if loss_field then
    if evt.field(loss_field) == "drop" then
      loss_seconds, loss_nanos = evt.get_ts()
    end
    return
  end
  local text = sysdig.get_lastloss_ts()
  if text ~= "0" then
    loss_seconds, loss_nanos = tonumber(string.sub(text, 1, -10)), tonumber(string.sub(text, -9))
  end
end

local function lost_since(node)
  return loss_seconds ~= nil
    and (loss_seconds - node.seconds) * NANOS_PER_SECOND + loss_nanos - node.nanos >= 0
end

local function is_late(nanos, period)
  if not period then
    return not learns and nanos >= (threshold_nanos or NANOS_PER_SECOND)
  end
  return nanos - period >= (threshold_nanos or period / 2)
end

local function notes(node, nanos, period, more)
  local said = { label(node) }
  if period then
    said[#said + 1] = "period " .. seconds_of(period)
    said[#said + 1] = "late by " .. seconds_of(nanos - period)
  end
  said[#said + 1] = more
  if lost_since(node) then
    said[#said + 1] = "events were lost"
  end
  return #said > 0 and "[" .. table.concat(said, ", ") .. "]" or nil
end

-- What came sooner than half a period, in one go after a late event.
local function tell_burst(node)
  local burst = node.burst
  node.burst = nil
  if burst and burst.count > 0 then
    print_event(burst.last, burst.nanos, string.format("[%scaught up: %d events after %d, %d were due]",
      label(node) and label(node) .. ", " or "", burst.count, burst.after, burst.due))
  end
end

local function follow_burst(node, nanos, period)
  local burst = node.burst
  if not burst then
    return false
  end
  if nanos >= period / 2 then
    tell_burst(node)
    return false
  end
  burst.count, burst.nanos, burst.last = burst.count + 1, burst.nanos + nanos, current()
  return true
end

-- With a period calls are counted, not their two ends: an exit behind its entry is nothing new.
local function is_same_call(node)
  if not (period_nanos or learns) then
    return false
  end
  local entry = evt.field(shown[2]) == ">"
  node.entered = node.entered or entry
  return node.entered and not entry
end

local function in_its_group()
  read_losses()
  local node = group_of_event()
  if not node or is_same_call(node) then
    return
  end
  local seconds, rest = evt.get_ts()
  if node.seconds then
    local nanos = (seconds - node.seconds) * NANOS_PER_SECOND + rest - node.nanos
    local period = expected(node)
    if not (period and follow_burst(node, nanos, period)) then
      if is_late(nanos, period) then
        print_event(current(), nanos, notes(node, nanos, period))
        if period then
          local due = math.floor(nanos / period + 0.5) - 1
          node.burst = { count = 0, nanos = 0, after = evt.get_num(), due = due }
        end
      end
      learn(node, nanos)
    end
  else
    node.key = {}
    for i = 1, #keys do
      node.key[i] = evt.field(keys[i])
    end
  end
  node.seconds, node.nanos = seconds, rest
  node.last = evt.get_num()
  node.process = evt.field(shown[1]) or "<NA>"
end

function on_event()
  if by or period_nanos or learns then
    in_its_group()
  else
    after_the_event_before()
  end
  return true
end

-- A silence that no event has ended.
local function tell_open(node, seconds, rest)
  local nanos = (seconds - node.seconds) * NANOS_PER_SECOND + rest - node.nanos
  local period = expected(node)
  if is_late(nanos, period) then
    local time = os.date("%H:%M:%S", seconds) .. string.format(".%09d", rest)
    local event = { number = node.last, time = time, node.process, "-", "end", "of the capture" }
    print_event(event, nanos, notes(node, nanos, period, "open since event " .. node.last))
  end
end

function on_capture_end(seconds, rest)
  if loss_field == nil and #order > 0 then
    read_losses()
  end
  for _, node in ipairs(order) do
    tell_burst(node)
    tell_open(node, seconds, rest)
  end
  return true
end
