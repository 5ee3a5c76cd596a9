-- Shows what processes exchange with one network port.

description = "Prints the bytes that processes exchange with one network port: reads under a red line, "
  .. "writes under a blue one. -A, -x, -X and -b choose how the bytes are shown."
short_description = "Print what is exchanged over a port"
category = "Net"

args = {
  { name = "host_port", description = "the port, of either side", argtype = "int" },
  {
    name = "disable_color",
    description = "the word 'disable_colors' prints without colours",
    argtype = "string",
    optional = true,
  },
}

local payload = require "jtrace_payload"
local wanted

function on_set_arg(name, value)
  if name == "host_port" then
    wanted = value
  elseif value == "disable_colors" then
    payload.without_colors()
  end
  return true
end

function on_init()
  payload.watch("fd.port=" .. wanted, "Read", "Write")
  return true
end

function on_event()
  return payload.event()
end

function on_capture_end()
  payload.finish()
end
