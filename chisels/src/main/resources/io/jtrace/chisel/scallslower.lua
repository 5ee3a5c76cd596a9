local slow = require "jtrace_slow"

description = "System calls that took longer than a limit, and the times processes were switched off "
  .. "for as long. A line is green for a process of the host and blue for one of a container; "
  .. "-pc names it."
short_description = "Slow system calls"
category = "Performance"

args = slow.args("calls")

local time = { field = "evt.datetime", title = "evt.datetime", width = 23, cut = true }
local process = { field = "proc.name", title = "proc.name", width = 23, cut = true }
local millis = { field = "evt.latency", title = "LATENCY(ms)", width = 20, ms = "exact" }
local call = { field = "evt.type", title = "evt.type", rule = 20 }
-- One column wider in the heading, as sysdig prints it.
local id = { field = "container.id", title = "container.id", width = 20, cut = true, heading = 21 }
local container = { field = "container.name", title = "container.name", width = 20, cut = true }

slow.list {
  columns = { time, process, millis, call },
  container_columns = { time, id, container, process, millis, call },
}
