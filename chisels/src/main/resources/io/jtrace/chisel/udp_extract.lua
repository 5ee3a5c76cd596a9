-- Keeps what goes over UDP, a file a socket.

description = "Writes the bytes of every UDP socket into a file of its own under ./udp_dump_files, named after the socket's "
  .. "addresses. As it writes files and starts mkdir, it needs --trusted-chisels."
short_description = "Keep what goes over UDP in files"
category = "I/O"

args = {}

local FOLDER = "udp_dump_files"

local files = {}
local name
local data

function on_init()
  name = chisel.request_field("fd.name")
  data = chisel.request_field("evt.rawarg.data")
  sysdig.set_snaplen(2000)
  chisel.set_filter("evt.is_io=true and evt.dir=< and evt.rawres>0 and fd.l4proto=udp")
  return true
end

function on_capture_start()
  os.execute("mkdir -p " .. FOLDER)
  return true
end

local function file_of(socket)
  if not files[socket] then
    local path = FOLDER .. "/" .. socket:gsub("%->", "--"):gsub("[:/]", "_")
    files[socket] = assert(io.open(path, "wb"))
  end
  return files[socket]
end

function on_event()
  local socket, bytes = evt.field(name), evt.field(data)
  if socket and socket ~= "" and bytes then
    file_of(socket):write(bytes)
  end
  return true
end

function on_capture_end()
  for _, file in pairs(files) do
    file:close()
  end
end
