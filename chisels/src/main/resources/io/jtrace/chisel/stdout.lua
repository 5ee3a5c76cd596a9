-- Shows what processes write to descriptor 1.

description = "Prints the bytes that every process writes to its standard output. "
  .. "Add a filter to follow one process."
short_description = "Print the standard output of processes"
category = "I/O"

args = {}

local data

function on_init()
  data = chisel.request_field("evt.rawarg.data")
  sysdig.set_snaplen(2000)
  chisel.set_filter("fd.num=1 and evt.is_io=true")
  return true
end

function on_event()
  local bytes = evt.field(data)
  if bytes then
    print(bytes)
  end
  return true
end
