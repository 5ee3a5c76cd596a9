-- Shows the processes of the machine.

description = "Prints every process with open descriptors: thread, user, memory, limit of descriptors and name, as known "
  .. "at the first event that passes the filter, then ends the capture."
short_description = "Print the processes"
category = "System State"

args = {
  {
    name = "filter",
    description = "print processes with a descriptor that passes, for example 'fd.name contains /etc'",
    argtype = "filter",
    optional = true,
  },
}

local snapshot = require "jtrace_snapshot"
local text = require "jtrace_text"
local WIDTHS = { 8, 8, 12, 11, 11, 10 }
local filter

function on_set_arg(_, value)
  filter = value
  return true
end

function on_event()
  local threads = snapshot.threads(filter)
  print(text.row(WIDTHS, "TID", "PID", "USER", "VIRT", "RES", "FDLIMIT", text.column("CMD", 20)))
  for _, thread in ipairs(threads) do
    local virtual, resident = text.bytes(thread.vmsize_kb * 1024), text.bytes(thread.vmrss_kb * 1024)
    print(text.row(WIDTHS, thread.tid, thread.pid, thread.username, virtual, resident, thread.fdlimit, thread.comm))
  end
  sysdig.end_capture()
  return false
end
