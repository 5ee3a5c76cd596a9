description = "Server ports of IP connections by the bytes that went over them, both ways. With "
  .. "-pc each row names its container."
short_description = "Server ports by bytes"
category = "Net"

args = {}

require("jtrace_table").top {
  keys = { { "fd.sport", "Srv Port" } },
  container_keys = { { "fd.sport", "Srv Port" }, { "container.name", "container.name" } },
  value = "evt.rawarg.res", title = "Bytes", unit = "bytes",
  filter = "evt.is_io=true and (fd.type=ipv4 or fd.type=ipv6)",
  rows = 100,
}
