description = "Files by how many calls on them failed. With -pc each row names its container."
short_description = "Files by failed calls"
category = "Errors"

args = {}

require("jtrace_table").top {
  keys = { { "fd.name", "Filename" } },
  container_keys = { { "fd.name", "Filename" }, { "container.name", "container.name" } },
  value = "evt.count", title = "#Errors", unit = "none",
  filter = "evt.failed=true and fd.type=file",
  rows = 100,
}
