description = "Processes by how many of their system calls failed. With -pc each row names its "
  .. "container."
short_description = "Processes by failed calls"
category = "Errors"

args = {}

require("jtrace_table").top {
  keys = { { "proc.name", "Process" }, { "proc.pid", "PID" } },
  container_keys = {
    { "proc.name", "Process" }, { "proc.pid", "Host_pid" }, { "thread.vtid", "Container_pid" },
    { "container.name", "container.name" },
  },
  value = "evt.count", title = "#Errors", unit = "none",
  filter = "evt.failed=true",
  rows = 100,
}
