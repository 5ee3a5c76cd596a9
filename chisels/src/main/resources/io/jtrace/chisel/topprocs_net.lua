description = "Processes by the bytes they sent and received over IP sockets. With -pc each row "
  .. "names its container."
short_description = "Processes by network bytes"
category = "Net"

args = {}

require("jtrace_table").top {
  keys = { { "proc.name", "Process" }, { "proc.pid", "PID" } },
  container_keys = {
    { "proc.name", "Process" }, { "proc.pid", "Host_pid" }, { "thread.vtid", "Container_pid" },
    { "container.name", "container.name" },
  },
  value = "evt.rawarg.res", title = "Bytes", unit = "bytes",
  filter = "evt.is_io=true and (fd.type=ipv4 or fd.type=ipv6)",
  rows = 100,
}
