local slow = require "jtrace_slow"

description = "Sends and receives on IP sockets that took longer than a limit. A line is green for a "
  .. "process of the host and blue for one of a container; -pc names it."
short_description = "Slow network I/O"
category = "Performance"

args = slow.args("sends and receives")

slow.io { filter = "evt.is_io=true and (fd.type=ipv4 or fd.type=ipv6)" }
