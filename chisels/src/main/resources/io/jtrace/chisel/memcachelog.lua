-- Shows memcached commands.

description = "Prints the get and set commands that go to and come from port 11211: when, the command, the size of the "
  .. "value and the key. It can be narrowed to one command, and sets to those of at least a size."
short_description = "Print memcached commands"
category = "Application"

args = {
  { name = "method", description = "get or set", argtype = "string", optional = true },
  { name = "size", description = "smallest size of a set to print, in bytes", argtype = "int", optional = true },
}

local PORT = 11211

local buffer
local datetime
local wanted
local smallest = 0

function on_set_arg(name, value)
  if name == "method" then
    wanted = value
    return true
  end
  smallest = tonumber(value)
  if not smallest then
    print("size must be a number of bytes, not " .. value)
  end
  return smallest ~= nil
end

function on_init()
  buffer = chisel.request_field("evt.buffer")
  datetime = chisel.request_field("evt.datetime")
  sysdig.set_snaplen(1000)
  chisel.set_filter("evt.is_io=true and evt.dir=< and fd.port=" .. PORT)
  return true
end

-- The words of a command; two blanks have an empty word between them.
local function words(command)
  local found = {}
  for word in (command .. " "):gmatch("(.-) ") do
    found[#found + 1] = word
  end
  return found
end

function on_event()
  local found = words(evt.field(buffer) or "")
  local method, key, size = found[1], found[2], tonumber(found[5]) or 0
  local ours = method:find("^[gs]et") and key
  if not ours or wanted and method ~= wanted or wanted == "set" and size < smallest then
    return false
  end
  print(string.format("%s method=%s size=%dB key=%s", evt.field(datetime), method, size, key))
  return true
end
