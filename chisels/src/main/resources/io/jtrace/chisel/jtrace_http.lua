-- HTTP requests and their answers, for the chisels of this jar.
-- A library: it has no args and cannot be run. A chisel calls start() in on_init and next() in
-- on_event.
--
-- A descriptor of a process has one request open at a time: what looks like another is passed over
-- until an answer has come, whichever way it goes. Texts are as sysdig shows buffers, with a dot for
-- each byte that cannot be printed, so that a line ends with two dots.

local M = {}

local KEPT_BYTES = 1024
local REQUEST = "^(%u+) (%g+)"
local HOST = "Host: (%g+)%.%."
local ANSWER = "HTTP/%g+ (%d+)"
local LENGTH = "Content%-Length: (%d+)%.%."

local buffer, descriptor, process, time, direction, container
local open = {}

function M.start()
  buffer = chisel.request_field("evt.buffer")
  descriptor = chisel.request_field("fd.num")
  process = chisel.request_field("proc.pid")
  time = chisel.request_field("evt.rawtime")
  direction = chisel.request_field("evt.io_dir")
  container = chisel.request_field("container.name")
  sysdig.set_snaplen(KEPT_BYTES)
  chisel.set_filter("evt.is_io=true and evt.failed=false and (fd.type=ipv4 or fd.type=ipv6 or fd.type=unix)")
end

local function request(text)
  local method, path = string.match(text, REQUEST)
  if not method then
    return nil
  end
  return {
    method = method,
    url = (string.match(text, HOST) or "") .. path,
    began = evt.field(time),
    direction = evt.field(direction),
    container = evt.field(container),
  }
end

-- The request that the current event answers: method, url, direction ("read" or "write"), container,
-- code, bytes and nanos it took. Nil if it answers none.
function M.next()
  local text, pid, fd = evt.field(buffer), evt.field(process), evt.field(descriptor)
  if not text or pid == nil or fd == nil then
    return nil
  end
  local of_process = open[pid]
  if not of_process then
    of_process = {}
    open[pid] = of_process
  end
  local asked = of_process[fd]
  if not asked then
    of_process[fd] = request(text)
    return nil
  end
  local code = string.match(text, ANSWER)
  if not code then
    return nil
  end
  of_process[fd] = nil
  asked.code = tonumber(code)
  asked.bytes = tonumber(string.match(text, LENGTH) or 0)
  asked.nanos = evt.field(time) - asked.began
  return asked
end

return M
