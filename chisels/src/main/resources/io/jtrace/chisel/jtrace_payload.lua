-- The bytes exchanged with a peer, under a line that tells direction and size: spy_ip and spy_port.

local text = require "jtrace_text"
local payload = { colors = text.colors(true) }
local words
local is_read
local bytes
local data
local direction
local head

function payload.without_colors()
  payload.colors = text.colors(false)
end

-- Watches the calls that meet a condition; the words name the two directions.
function payload.watch(condition, read_word, write_word)
  words = { [true] = read_word, [false] = write_word }
  is_read = chisel.request_field("evt.is_io_read")
  bytes = chisel.request_field("evt.rawarg.res")
  data = chisel.request_field("evt.arg.data")
  sysdig.set_snaplen(1000)
  chisel.set_filter("evt.is_io=true and evt.dir=< and evt.rawres>0 and " .. condition)
end

-- Calls that follow each other in one direction share the line of the first of them, its size included:
-- that is what sysdig prints, and what scripts over this output were written for.
function payload.event()
  local read = evt.field(is_read)
  if read ~= direction then
    direction = read
    local color = read and payload.colors.red or payload.colors.blue
    head = color .. "------ " .. words[read] .. " " .. text.bytes(evt.field(bytes))
  end
  print(head)
  print(evt.field(data) or "")
  return true
end

function payload.finish()
  print(payload.colors.reset)
end

return payload
