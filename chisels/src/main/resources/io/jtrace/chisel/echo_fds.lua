-- Shows what processes read and write, call by call.

description = "Prints the bytes of every read and write, each under a line that tells direction, size, "
  .. "descriptor and process: red for reads, blue for writes. Add a filter to see less. With -pc the line "
  .. "also tells the container, in cyan, or the host, in green."
short_description = "Print what processes read and write"
category = "I/O"

args = {
  {
    name = "disable_color",
    description = "the word 'disable_color' prints without colours",
    argtype = "string",
    optional = true,
  },
}

local text = require "jtrace_text"
local FIELDS = { "evt.is_io_read", "evt.rawarg.res", "fd.name", "proc.name", "container.name", "container.id" }

local colors = text.colors(true)
local fields = {}
local containers

function on_set_arg(name, value)
  colors = text.colors(value ~= "disable_color")
  return true
end

function on_init()
  for _, name in ipairs(FIELDS) do
    fields[name] = chisel.request_field(name)
  end
  containers = sysdig.is_print_container_data()
  sysdig.set_snaplen(2000)
  chisel.set_filter("evt.is_io=true and evt.dir=< and evt.rawres>0")
  chisel.set_event_formatter("%evt.arg.data")
  return true
end

local function value(name)
  return evt.field(fields[name]) or "<NA>"
end

local function container(color)
  if not containers then
    return " " .. color
  end
  local name = tostring(evt.field(fields["container.name"]))
  local place = name == "host" and colors.green or colors.cyan
  return place .. " [" .. name .. "] [" .. value("container.id") .. "] " .. color
end

function on_event()
  local bytes = evt.field(fields["evt.rawarg.res"])
  if not bytes then
    return false
  end
  local read = evt.field(fields["evt.is_io_read"])
  local color = read and colors.red or colors.blue
  print(string.format("%s------ %s %s %s %s %s (%s)", color, read and "Read" or "Write", text.bytes(bytes),
    read and "from" or "to", container(color), value("fd.name"), value("proc.name")))
  return true
end

function on_capture_end()
  print(colors.reset)
end
