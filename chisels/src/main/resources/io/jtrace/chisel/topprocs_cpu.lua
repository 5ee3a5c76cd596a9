description = "Processes by the CPU time they took, as a share of one CPU. With -pc each row "
  .. "names its container."
short_description = "Processes by CPU time"
category = "CPU Usage"

args = {}

require("jtrace_table").top {
  keys = { { "proc.name", "Process" }, { "proc.pid", "PID" } },
  container_keys = {
    { "proc.name", "Process" }, { "proc.pid", "Host_pid" }, { "proc.vpid", "Container_pid" },
    { "container.name", "container.name" },
  },
  -- The kernel side samples each process once a second: percent of one CPU since the last sample.
  filter = "evt.type=procinfo",
  value = "thread.cpu", scale = 10000000, keep_zero = true,
  value_name = "thread.exectime", title = "CPU%", unit = "timepct",
  rows = 10,
}
