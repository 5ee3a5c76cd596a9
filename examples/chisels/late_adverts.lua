-- Finds VRRP adverts that come late: the reason why a backup takes over though nothing has failed.
--
--   jtrace -r capture.scap -c late_adverts.lua
--   jtrace -c late_adverts.lua 50 proc.name=keepalived

description = "Prints every VRRP advert that was sent later than the period it declares, for each instance by itself, and "
  .. "at the end a summary of each instance. An instance still silent at the end of the capture is told too."
short_description = "VRRP adverts that come late"
category = "Performance"

args = {
  {
    name = "tolerance_ms",
    description = "how much later than its period an advert may come, in milliseconds (default 100)",
    argtype = "int",
    optional = true,
  },
}

local NANOS_PER_SECOND = 1000000000
local NANOS_PER_CENTISECOND = 10000000
local NANOS_PER_MILLI = 1000000
local IP_PROTOCOL_VRRP = 112

local tolerance_nanos = 100 * NANOS_PER_MILLI
local data
local pid
local time

-- By process and virtual router id; and the same in the order of appearance.
local instances = {}
local order = {}

-- Called for each argument that was given; false refuses it.
function on_set_arg(_, value)
  local millis = tonumber(value)
  if not millis then
    print("tolerance_ms must be a number of milliseconds, not " .. value)
    return false
  end
  tolerance_nanos = millis * NANOS_PER_MILLI
  return true
end

-- Called once before the capture: the place for fields and the filter.
function on_init()
  data = chisel.request_field("evt.rawarg.data")
  pid = chisel.request_field("proc.pid")
  time = chisel.request_field("evt.time")
  chisel.set_filter("evt.type in (sendmsg, sendto) and evt.dir=< and evt.rawres>0")
  return true
end

-- keepalived writes its own IP header in front of the advert unless it uses unicast over IPv6.
local function vrrp_offset(bytes)
  local first = bytes:byte(1) or 0
  if math.floor(first / 16) ~= 4 then
    return 0
  end
  return bytes:byte(10) == IP_PROTOCOL_VRRP and first % 16 * 4 or nil
end

-- Virtual router id, priority and period of an advert (RFC 3768 for version 2, RFC 5798 for version 3).
local function advert(bytes)
  local offset = vrrp_offset(bytes)
  local kind = offset and bytes:byte(offset + 1)
  if kind ~= 0x21 and kind ~= 0x31 or #bytes < offset + 8 then
    return nil
  end
  local _, vrid, priority, _, high, low = bytes:byte(offset + 1, offset + 6)
  local period = kind == 0x21 and low * NANOS_PER_SECOND or (high % 16 * 256 + low) * NANOS_PER_CENTISECOND
  return vrid, priority, period
end

local function instance_of(vrid)
  local key = tostring(evt.field(pid)) .. " " .. vrid
  if not instances[key] then
    instances[key] = { vrid = vrid, pid = evt.field(pid), adverts = 0, late = 0, longest_nanos = 0 }
    order[#order + 1] = instances[key]
  end
  return instances[key]
end

local function seconds(nanos)
  return string.format("%.3fs", nanos / NANOS_PER_SECOND)
end

local function is_late(instance, gap_nanos)
  return gap_nanos > instance.period_nanos + tolerance_nanos
end

-- Called for every event that passes the filters.
function on_event()
  local vrid, priority, period_nanos = advert(evt.field(data) or "")
  if not vrid then
    return true
  end
  local instance = instance_of(vrid)
  -- Seconds and the rest: nanoseconds since 1970 in one number would lose digits.
  local second, rest = evt.get_ts()
  if instance.second then
    local gap_nanos = (second - instance.second) * NANOS_PER_SECOND + rest - instance.rest
    instance.longest_nanos = math.max(instance.longest_nanos, gap_nanos)
    if is_late(instance, gap_nanos) then
      instance.late = instance.late + 1
      print(string.format("%s vrid=%d priority=%d gap=%s period=%s late=%s pid=%s", evt.field(time), vrid, priority,
        seconds(gap_nanos), seconds(instance.period_nanos), seconds(gap_nanos - instance.period_nanos),
        tostring(instance.pid)))
    end
  end
  instance.adverts = instance.adverts + 1
  instance.second, instance.rest, instance.period_nanos = second, rest, period_nanos
  return true
end

-- Called once behind the last event, with its time.
function on_capture_end(second, rest)
  for _, instance in ipairs(order) do
    local silence_nanos = (second - instance.second) * NANOS_PER_SECOND + rest - instance.rest
    print(string.format("vrid=%d pid=%s adverts=%d late=%d longest=%s%s", instance.vrid, tostring(instance.pid),
      instance.adverts, instance.late, seconds(instance.longest_nanos),
      is_late(instance, silence_nanos) and " silent=" .. seconds(silence_nanos) or ""))
  end
end
