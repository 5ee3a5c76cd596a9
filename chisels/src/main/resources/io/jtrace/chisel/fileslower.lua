local slow = require "jtrace_slow"

description = "Reads and writes of files that took longer than a limit. Files below /dev/ do not count. "
  .. "A line is green for a process of the host and blue for one of a container; -pc names it."
short_description = "Slow file I/O"
category = "Performance"

args = slow.args("reads and writes")

slow.io { filter = "evt.is_io=true and fd.type=file", skip = { "fd.name", "/dev/" } }
