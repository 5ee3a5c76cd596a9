description = "Containers by the CPU time of their processes, as a share of one CPU. What runs "
  .. "in no container counts as host."
short_description = "Containers by CPU time"
category = "CPU Usage"

args = {}

require("jtrace_table").top {
  keys = { { "container.name", "container.name" } },
  -- The kernel side samples each process once a second: percent of one CPU since the last sample.
  filter = "evt.type=procinfo",
  value = "thread.cpu", scale = 10000000, keep_zero = true,
  value_name = "thread.exectime", title = "CPU%", unit = "timepct",
  rows = 10,
}
