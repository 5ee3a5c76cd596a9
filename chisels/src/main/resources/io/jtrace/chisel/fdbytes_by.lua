description = "Sums the bytes read and written by the values of a field of your choice."
  .. " For example proc.name, fd.sport or fd.directory."
short_description = "Bytes by a field of your choice"
category = "I/O"

args = {
  { name = "key", description = "the field", argtype = "string" },
}

local spec = {
  value = "evt.rawarg.res", title = "Bytes", unit = "bytes",
  filter = "evt.is_io=true",
  rows = 30,
}

function on_set_arg(name, value)
  spec.keys = { { value, value } }
  return true
end

require("jtrace_table").top(spec)
