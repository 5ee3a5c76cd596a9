-- Bytes read and written each second, for the chisels of this jar.
-- A library: it has no args and cannot be run. A chisel calls each_second() with its filter.

local json = require "jtrace_json"

local M = {}

function M.each_second(filter)
  local is_read, result
  local read, written = 0, 0

  function on_init()
    is_read = chisel.request_field("evt.is_io_read")
    result = chisel.request_field("evt.rawarg.res")
    chisel.set_filter(filter)
    chisel.set_interval_s(1)
    return true
  end

  function on_event()
    local bytes = evt.field(result)
    if bytes and bytes > 0 then
      if evt.field(is_read) then
        read = read + bytes
      else
        written = written + bytes
      end
    end
    return true
  end

  function on_interval(seconds)
    local now, total = os.date("%H:%M:%S", seconds), read + written
    if json.wanted() then
      print(json.object("time", now, "in", read, "out", written, "tot", total))
    else
      print(now .. " in:" .. read .. " out:" .. written .. " tot:" .. total)
    end
    read, written = 0, 0
    return true
  end
end

return M
