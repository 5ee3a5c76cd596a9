-- Shows what processes exchange with one network address.

description = "Prints the bytes that processes exchange with one network address: reads under a red line, "
  .. "writes under a blue one. -A, -x, -X and -b choose how the bytes are shown."
short_description = "Print what is exchanged with an address"
category = "Net"

args = {
  { name = "host_ip", description = "the other side's address", argtype = "ipv4" },
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
  if name == "host_ip" then
    wanted = value
  elseif value == "disable_colors" then
    payload.without_colors()
  end
  return true
end

function on_init()
  -- Both directions are called Read; only the colour tells them apart.
  payload.watch("fd.ip=" .. wanted, "Read", "Read")
  return true
end

function on_event()
  return payload.event()
end

function on_capture_end()
  payload.finish()
end
