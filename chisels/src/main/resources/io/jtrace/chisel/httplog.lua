-- Shows HTTP requests as they are answered.

description = "Prints a line for every HTTP request that is answered: when, the direction (< for a server, > for a "
  .. "client), method, URL, response code, latency, and the length that the response declares. With -pc the line also "
  .. "tells the container."
short_description = "Print HTTP requests"
category = "Application"

args = {}

local http = require "jtrace_http"

local NANOS_PER_MILLI = 1000000

local containers
local datetime

function on_init()
  containers = sysdig.is_print_container_data()
  datetime = chisel.request_field("evt.datetime")
  http.start()
  return true
end

function on_event()
  local exchange = http.next()
  if not exchange then
    return false
  end
  local place = containers and (exchange.container or "<NA>") .. " " or ""
  print(string.format("%s %s%s method=%s url=%s response_code=%d latency=%dms size=%dB", evt.field(datetime), place,
    exchange.direction == "read" and "<" or ">", exchange.method, exchange.url, exchange.code,
    exchange.nanos / NANOS_PER_MILLI, exchange.bytes))
  return true
end
