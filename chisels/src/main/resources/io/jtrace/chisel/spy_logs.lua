-- Shows what is written to log files, and on request keeps the events around each message.

description = "Prints every line that a process writes to a file with '.log' or '_log' in its name, after the "
  .. "process and the file. On a terminal lines with 'warn' are yellow, lines with 'error' red, others green. "
  .. "Given a file name, it also writes the events around each message into that capture file once "
  .. "the run has ended. With -pc a line begins with the container's name, blue unless it is the host."
short_description = "Print what is written to log files"
category = "Logs"

local around = require "jtrace_around"
local text = require "jtrace_text"

args = around.arguments("message", false)
args[3] = {
  name = "disable_color",
  description = "the word 'disable_color' prints without colours",
  argtype = "string",
  optional = true,
}

local CONDITION = "(fd.name contains .log or fd.name contains _log) and evt.is_io_write=true and evt.dir=< "
  .. "and evt.failed=false"

local fields = {}
local colors
local containers
local wants_colors = true

function on_set_arg(name, value)
  if name == "disable_color" then
    wants_colors = false
    return value == "disable_color"
  end
  return around.set(name, value)
end

function on_init()
  for _, name in ipairs({ "evt.buffer", "proc.name", "fd.name", "thread.tid", "container.name" }) do
    fields[name] = chisel.request_field(name)
  end
  sysdig.set_snaplen(1000)
  sysdig.set_output_format("ascii")
  chisel.set_filter(CONDITION)
  containers = sysdig.is_print_container_data()
  colors = sysdig.is_tty() and text.colors(wants_colors)
  return true
end

local function severity(line)
  if line:lower():find("warn", 1, true) then
    return colors.yellow
  end
  return line:find("error", 1, true) and colors.red or colors.green
end

local function place(color)
  local name = evt.field(fields["container.name"]) or "<NA>"
  if not containers then
    return color and color .. " " or ""
  elseif not color then
    return name .. " "
  end
  return color .. " " .. (name == "host" and color or colors.blue) .. " " .. name .. " " .. color .. " "
end

function on_event()
  local process = evt.field(fields["proc.name"]) or "<NA>"
  local file = evt.field(fields["fd.name"]) or "<NA>"
  for line in (evt.field(fields["evt.buffer"]) or ""):gmatch("[^\n]+") do
    print(place(colors and severity(line)) .. process .. " " .. file .. " " .. line)
  end
  around.remember(evt.field(fields["thread.tid"]))
  return true
end

function on_capture_end()
  if colors then
    print(colors.reset)
  end
  around.finish(function(count)
    print("Writing events for " .. count .. " log entries")
  end)
end
