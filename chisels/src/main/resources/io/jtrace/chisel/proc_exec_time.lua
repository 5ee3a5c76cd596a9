-- Shows how long the processes that ended had run.

description = "Prints for every process that ends how long it had run, its name and arguments. Three seconds and more "
  .. "are yellow, ten and more red; others are green, or blue in a container. With -pc the line also tells the "
  .. "container."
short_description = "Print how long processes ran"
category = "Performance"

args = {
  {
    name = "disable_color",
    description = "the word 'disable_colors' prints without colours",
    argtype = "string",
    optional = true,
  },
}

local text = require "jtrace_text"

local LONG_NANOS = 3e9
local VERY_LONG_NANOS = 10e9
local PLAIN = "%-13.13s %-12.12s %s"
local WITH_CONTAINER = "%-13.13s %-20.20s %-20.20s %-12.12s %s"

local colors = text.colors(true)
local fields = {}
local containers

function on_set_arg(_, value)
  if value == "disable_colors" then
    colors = text.colors(false)
  end
  return true
end

function on_init()
  for _, name in ipairs({ "proc.duration", "proc.name", "proc.args", "container.id", "container.name" }) do
    fields[name] = chisel.request_field(name)
  end
  containers = sysdig.is_print_container_data()
  chisel.set_filter("evt.type=procexit")
  return true
end

local function dashes(count)
  return string.rep("-", count)
end

function on_capture_start()
  if containers then
    print(WITH_CONTAINER:format("proc.duration", "container.id", "container.name", "proc.name", "proc.args"))
    print(WITH_CONTAINER:format(dashes(13), dashes(20), dashes(20), dashes(12), dashes(20)))
  else
    print(PLAIN:format("proc.duration", "proc.name", "proc.args"))
    print(PLAIN:format(dashes(13), dashes(12), dashes(20)))
  end
  return true
end

local function color(nanos)
  if nanos >= VERY_LONG_NANOS then
    return colors.red
  elseif nanos >= LONG_NANOS then
    return colors.yellow
  end
  return evt.field(fields["container.name"]) == "host" and colors.green or colors.blue
end

local function value(name)
  return tostring(evt.field(fields[name]))
end

function on_event()
  local nanos = evt.field(fields["proc.duration"])
  if not nanos then
    return false
  end
  local duration = text.duration(nanos)
  local line
  if containers then
    local id, name = value("container.id"), value("container.name")
    line = WITH_CONTAINER:format(duration, id, name, value("proc.name"), value("proc.args"))
  else
    line = PLAIN:format(duration, value("proc.name"), value("proc.args"))
  end
  print(color(nanos) .. line)
  return true
end

function on_capture_end()
  print(colors.reset)
end
