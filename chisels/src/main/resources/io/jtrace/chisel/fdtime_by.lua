description = "Sums the time that reading and writing took by the values of a field of your choice."
  .. " For example proc.name, fd.sport or fd.directory."
short_description = "I/O time by a field of your choice"
category = "I/O"

args = {
  { name = "key", description = "the field", argtype = "string" },
}

local spec = {
  value = "evt.latency", title = "Time", unit = "time",
  filter = "evt.is_io=true",
  rows = 10,
}

function on_set_arg(name, value)
  spec.keys = { { value, value } }
  return true
end

require("jtrace_table").top(spec)
