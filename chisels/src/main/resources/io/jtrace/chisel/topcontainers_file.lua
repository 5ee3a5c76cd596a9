description = "Containers by the bytes their processes read from and wrote to files."
short_description = "Containers by file bytes"
category = "I/O"

args = {}

require("jtrace_table").top {
  keys = { { "container.name", "container.name" } },
  value = "evt.rawarg.res", title = "Bytes", unit = "bytes",
  filter = "evt.is_io=true and fd.type=file and container.name!=host",
  rows = 10,
}
