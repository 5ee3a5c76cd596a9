description = "IP connections by the bytes that went over them, both ways. With -pc each row "
  .. "names its container."
short_description = "Connections by bytes"
category = "Net"

args = {}

require("jtrace_table").top {
  keys = { { "fd.l4proto", "Proto" }, { "fd.name", "Conn" } },
  container_keys = {
    { "container.name", "container.name" }, { "fd.l4proto", "Proto" }, { "fd.name", "Conn" },
  },
  value = "evt.rawarg.res", title = "Bytes", unit = "bytes",
  filter = "evt.is_io=true and (fd.type=ipv4 or fd.type=ipv6)",
  rows = 30,
}
