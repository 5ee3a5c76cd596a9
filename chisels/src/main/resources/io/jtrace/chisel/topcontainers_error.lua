description = "Containers by how many system calls of their processes failed."
short_description = "Containers by failed calls"
category = "Errors"

args = {}

require("jtrace_table").top {
  keys = { { "container.name", "container.name" } },
  value = "evt.count", title = "#Errors", unit = "none",
  filter = "evt.failed=true and container.name!=host",
  rows = 100,
}
