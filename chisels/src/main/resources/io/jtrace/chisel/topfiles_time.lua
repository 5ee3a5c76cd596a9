description = "Files by the time that reading and writing them took. With -pc each row names "
  .. "its container."
short_description = "Files by time"
category = "I/O"

args = {}

require("jtrace_table").top {
  keys = { { "fd.name", "Filename" } },
  container_keys = { { "fd.name", "Filename" }, { "container.name", "container.name" } },
  value = "evt.latency", title = "Time", unit = "time",
  filter = "evt.is_io=true and fd.type=file",
  rows = 10,
}
