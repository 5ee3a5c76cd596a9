-- Shows what is written to syslog, and on request keeps the events around each message.

description = "Prints every message that a process sends to /dev/log: facility, severity, process and text. On a "
  .. "terminal errors and worse are red, warnings yellow, others green. Given a file name, it also writes the "
  .. "events around each message into that capture file once the run has ended. With -pc a line also tells "
  .. "the container."
short_description = "Print what is written to syslog"
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

local ERROR = 3
local WARNING = 4
local FIELDS = {
  "syslog.facility.str",
  "syslog.severity.str",
  "syslog.severity",
  "syslog.message",
  "proc.name",
  "thread.tid",
  "container.id",
  "container.name",
}

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
  for _, name in ipairs(FIELDS) do
    fields[name] = chisel.request_field(name)
  end
  sysdig.set_snaplen(1000)
  chisel.set_filter("fd.name contains /dev/log and evt.is_io_write=true and evt.dir=< and evt.failed=false")
  containers = sysdig.is_print_container_data()
  colors = sysdig.is_tty() and text.colors(wants_colors)
  return true
end

local function value(name)
  return tostring(evt.field(fields[name]))
end

local function color()
  local severity = evt.field(fields["syslog.severity"]) or WARNING + 1
  if severity == WARNING then
    return colors.yellow
  end
  return severity <= ERROR and colors.red or colors.green
end

-- Facility and container. Off a terminal the columns come in another order than on one; so they always did.
local function origin()
  local facility = value("syslog.facility.str")
  if not containers then
    return facility
  elseif colors then
    return text.container(value("container.id"), value("container.name")) .. " " .. facility
  end
  return text.container(facility, value("container.id")) .. " " .. value("container.name")
end

function on_event()
  print(string.format("%s%s.%s %s[%s] %s", colors and color() or "", origin(), value("syslog.severity.str"),
    value("proc.name"), value("thread.tid"), value("syslog.message")))
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
