-- Shows what processes write to descriptor 2.

description = "Prints the bytes that every process writes to its standard error. Add a filter to follow one "
  .. "process. With -pc a line begins with the container, in blue, or the host, in green."
short_description = "Print the standard error of processes"
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
local colors = text.colors(true)
local containers
local data
local id
local name

function on_set_arg(_, value)
  colors = text.colors(false)
  return value == "disable_color"
end

function on_init()
  data = chisel.request_field("evt.rawarg.data")
  id = chisel.request_field("container.id")
  name = chisel.request_field("container.name")
  containers = sysdig.is_print_container_data()
  sysdig.set_snaplen(2000)
  chisel.set_filter("fd.num=2 and evt.is_io=true")
  return true
end

local function place()
  if not containers then
    return ""
  end
  local color = evt.field(id) == "host" and colors.green or colors.blue
  return color .. text.container(evt.field(id), evt.field(name)) .. " "
end

function on_event()
  local bytes = evt.field(data)
  if bytes then
    print(place() .. bytes)
  end
  return true
end
