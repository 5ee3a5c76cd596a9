-- Shows what is read from and written to files.

description = "Prints every read and write of files: when, by whom, the direction, the size, the file, and the "
  .. "bytes. Without arguments it watches all files; it can be narrowed to one direction and to one file."
short_description = "Print what is read from and written to files"
category = "I/O"

args = {
  {
    name = "read_or_write",
    description = "R for reads only, W for writes only, RW (the default) for both",
    argtype = "string",
    optional = true,
  },
  {
    name = "spy_on_file_name",
    description = "full name of the only file to watch",
    argtype = "string",
    optional = true,
  },
}

local text = require "jtrace_text"

local DIRECTIONS = { R = " and evt.is_io_read=true", W = " and evt.is_io_write=true" }
local FIELDS = { "evt.time", "proc.name", "proc.pid", "evt.is_io_write", "evt.rawarg.res", "fd.name", "evt.arg.data" }

-- Terminals would drown what a user looks for; a file asked for by name is watched whatever it is.
local ALL_FILES = " and fd.type=file and not fd.name contains /dev/pt and not fd.name contains /dev/tty"

local direction = ""
local files = ALL_FILES
local fields = {}

function on_set_arg(name, value)
  if name == "read_or_write" then
    direction = DIRECTIONS[value:upper()] or ""
  else
    files = ' and fd.name="' .. value .. '"'
  end
  return true
end

function on_init()
  for i, name in ipairs(FIELDS) do
    fields[i] = chisel.request_field(name)
  end
  sysdig.set_snaplen(1000)
  sysdig.set_output_format("ascii")
  chisel.set_filter("evt.is_io=true and evt.dir=< and evt.failed=false" .. direction .. files)
  return true
end

function on_event()
  local value = {}
  for i, field in ipairs(fields) do
    value[i] = evt.field(field)
  end
  local time, process, pid, write, bytes, file, data = unpack(value, 1, #FIELDS)
  print(string.format("%s %s(%s) %s %s %s %s", time, process or "<NA>", tostring(pid), write and "W" or "R",
    text.bytes(bytes or 0), file or "<NA>", data or ""))
  return true
end
