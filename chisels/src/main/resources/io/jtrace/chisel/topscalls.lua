description = "System calls by how often they happened. Entry and exit of a call count as one "
  .. "each. With -pc each row names its container."
short_description = "System calls by number"
category = "Performance"

args = {}

require("jtrace_table").top {
  keys = { { "evt.type", "Syscall" } },
  container_keys = { { "evt.type", "Syscall" }, { "container.name", "container.name" } },
  value = "evt.count", title = "# Calls", unit = "none",
  -- A switch is no call.
  filter = "evt.type!=switch",
  rows = 30,
}
