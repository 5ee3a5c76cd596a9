description = "Processes by the bytes they read from and wrote to files. With -pc each row "
  .. "names its container."
short_description = "Processes by file bytes"
category = "I/O"

args = {}

require("jtrace_table").top {
  keys = { { "proc.name", "Process" }, { "proc.pid", "PID" } },
  container_keys = {
    { "proc.name", "Process" }, { "proc.pid", "Host_pid" }, { "thread.vtid", "Container_pid" },
    { "container.name", "container.name" },
  },
  value = "evt.rawarg.res", title = "Bytes", unit = "bytes",
  filter = "evt.is_io=true and fd.type=file",
  rows = 10,
}
