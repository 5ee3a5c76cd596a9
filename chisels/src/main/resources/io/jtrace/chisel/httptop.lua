local http = require "jtrace_http"
local jtrace_table = require "jtrace_table"

description = "HTTP requests, of clients and of servers, by how often they were made, by the mean time "
  .. "to their answer, or by the bytes of their answers. With -pc each row names its container."
short_description = "HTTP requests by number, time or bytes"
category = "Application"

args = {
  {
    name = "by",
    description = "ncalls, time or bytes (default ncalls)",
    argtype = "string",
    optional = true,
  },
}

local UNITS = { ncalls = "none", time = "time", bytes = "bytes" }

local view = { keys = { { "method", "method" }, { "url", "url" } }, rows = 30 }
local with_containers = false
local requests = {}

local function by(name)
  view.value, view.title, view.unit = name, name, UNITS[name]
end

by("ncalls")

function on_set_arg(_, value)
  if not UNITS[value] then
    print("by must be ncalls, time or bytes, not " .. value)
    return false
  end
  by(value)
  return true
end

function on_init()
  http.start()
  with_containers = sysdig.is_print_container_data()
  if with_containers then
    table.insert(view.keys, 1, { "container", "container" })
  end
  jtrace_table.start()
  return true
end

local function child(node, name)
  node[name] = node[name] or {}
  return node[name]
end

function on_event()
  local done = http.next()
  if not done or (with_containers and not done.container) then
    return true
  end
  local node = with_containers and child(requests, done.container) or requests
  local seen = child(child(node, done.method), done.url)
  seen.ncalls = (seen.ncalls or 0) + 1
  seen.time = (seen.time or 0) + done.nanos
  seen.bytes = (seen.bytes or 0) + done.bytes
  return true
end

local function value(seen)
  return view.value == "time" and seen.time / seen.ncalls or seen[view.value]
end

-- The same tables with one number at each leaf.
local function values(node, depth)
  local out = {}
  for name, below in pairs(node) do
    out[name] = depth == 1 and value(below) or values(below, depth - 1)
  end
  return out
end

jtrace_table.show_in_time(view, function()
  local taken = values(requests, #view.keys)
  requests = {}
  return taken
end)
