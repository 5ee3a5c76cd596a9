-- Shows the network sockets of the machine.

description = "Prints every network socket: protocol, both addresses, state and process, as known at the first event that "
  .. "passes the filter, then ends the capture."
short_description = "Print the network sockets"
category = "System State"

args = {
  {
    name = "filter",
    description = "which sockets to print, for example 'proc.name=foo and fd.port=80'",
    argtype = "filter",
    optional = true,
  },
}

local ROW = "%-5.5s %-24.24s %-24.24s %-14.14s %s"
local filter = "(fd.type=ipv4 or fd.type=ipv6)"

function on_set_arg(_, value)
  filter = filter .. " and (" .. value .. ")"
  return true
end

local function address(ip, port)
  return tostring(ip) .. ":" .. tostring(port)
end

local function row(thread, socket)
  local listening = not socket.cip
  local client = listening and "0.0.0.0:*" or address(socket.cip, socket.cport)
  local owner = thread.tid .. "/" .. thread.pid .. "/" .. thread.comm
  return ROW:format(socket.l4proto, address(socket.sip, socket.sport), client,
    listening and "LISTEN" or "ESTABLISHED", owner)
end

function on_event()
  local threads = sysdig.get_thread_table(filter)
  print(ROW:format("Proto", "Server Address", "Client Address", "State", "TID/PID/Program Name"))
  for _, thread in pairs(threads) do
    for _, socket in pairs(thread.fdtable) do
      print(row(thread, socket))
    end
  end
  sysdig.end_capture()
  return false
end
