description = "Containers by the bytes their processes sent and received over IP sockets."
short_description = "Containers by network bytes"
category = "Net"

args = {}

require("jtrace_table").top {
  keys = { { "container.name", "container.name" } },
  value = "evt.rawarg.res", title = "Bytes", unit = "bytes",
  filter = "evt.is_io=true and (fd.type=ipv4 or fd.type=ipv6) and container.name!=host",
  rows = 100,
}
