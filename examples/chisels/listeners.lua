-- Shows who listens on which port: the thread table at the first event, then the end of the capture.
--
--   jtrace -r capture.scap -c listeners.lua
--   jtrace -c listeners.lua 22

description = "Prints every listening IP socket with its process, as known at the first event."
short_description = "Listening sockets"
category = "System State"

args = {
  { name = "port", description = "the only port to print", argtype = "int", optional = true },
}

local filter = "fd.type in (ipv4, ipv6)"

function on_set_arg(_, value)
  filter = filter .. " and fd.sport=" .. value
  return true
end

local function rows()
  local found = {}
  for _, thread in pairs(sysdig.get_thread_table(filter)) do
    for _, fd in pairs(thread.fdtable) do
      -- A connected socket has a client.
      if not fd.cip and fd.sip then
        found[#found + 1] = string.format("%-5s %s:%d %s(%d)", fd.l4proto, fd.sip, fd.sport, thread.comm, thread.pid)
      end
    end
  end
  table.sort(found)
  return found
end

function on_event()
  for _, row in ipairs(rows()) do
    print(row)
  end
  sysdig.end_capture()
  return false
end
