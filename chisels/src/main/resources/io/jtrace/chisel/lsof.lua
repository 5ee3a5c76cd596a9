-- Shows the open descriptors of the machine.

description = "Prints every open descriptor with its process, thread, user and type, as known at the first event that "
  .. "passes the filter, then ends the capture."
short_description = "Print the open descriptors"
category = "System State"

args = {
  {
    name = "filter",
    description = "which descriptors to print, for example 'proc.name=foo and fd.name contains /etc'",
    argtype = "filter",
    optional = true,
  },
}

local snapshot = require "jtrace_snapshot"
local text = require "jtrace_text"
local WIDTHS = { 20, 8, 8, 8, 8, 12 }
local filter

function on_set_arg(_, value)
  filter = value
  return true
end

function on_event()
  local threads = snapshot.threads(filter)
  print(text.row(WIDTHS, "COMMAND", "PID", "TID", "USER", "FD", "TYPE", "NAME"))
  for _, thread in ipairs(threads) do
    for number, fd in pairs(thread.fdtable) do
      print(text.row(WIDTHS, thread.comm, thread.pid, thread.tid, thread.username, number, fd.type, fd.name))
    end
  end
  sysdig.end_capture()
  return false
end
