description = "Files by the bytes read from and written to them. With -pc each row names its "
  .. "container."
short_description = "Files by bytes"
category = "I/O"

args = {}

require("jtrace_table").top {
  keys = { { "fd.name", "Filename" } },
  container_keys = { { "container.name", "container.name" }, { "fd.name", "Filename" } },
  value = "evt.rawarg.res", title = "Bytes", unit = "bytes",
  filter = "evt.is_io=true and fd.type=file",
  rows = 10,
}
