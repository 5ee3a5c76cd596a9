description = "System calls by the time spent in them. With -pc each row names its container."
short_description = "System calls by time"
category = "Performance"

args = {}

require("jtrace_table").top {
  keys = { { "evt.type", "Syscall" } },
  container_keys = { { "evt.type", "Syscall" }, { "container.name", "container.name" } },
  value = "evt.latency", title = "Time", unit = "time",
  rows = 30,
}
