-- Finds attempts to exploit bash's function import (CVE-2014-6271).

description = "Prints every start of bash with a variable that holds a function and commands behind it: an old bash runs "
  .. "those commands. A line tells the time, the process that started bash, its id, the id of bash, and the variable."
short_description = "Print shellshock attacks"
category = "Security"

args = {}

-- Since it was mended, bash itself exports functions under names of this form only, and imports no others.
local SAFE_NAME = "^BASH_FUNC_"
local ATTACK = "^([^=]*)=(%(%) *{.*}%s*;.*%S.*)$"

local ROW = "%-20s %-16s %-8s %-8s %s"
local FIELDS = { "evt.time", "proc.pname", "proc.ppid", "proc.pid" }

local fields = {}
local environment

function on_init()
  for i, name in ipairs(FIELDS) do
    fields[i] = chisel.request_field(name)
  end
  environment = chisel.request_field("evt.rawarg.env")
  chisel.set_filter("evt.type=execve and evt.dir=< and evt.failed=false and proc.name=bash")
  return true
end

function on_capture_start()
  print(ROW:format("TIME", "STARTED BY", "PID", "BASH", "VARIABLE"))
  return true
end

function on_event()
  for variable in (evt.field(environment) or ""):gmatch("%Z+") do
    local name, code = variable:match(ATTACK)
    if name and not name:find(SAFE_NAME) then
      local value = {}
      for i, field in ipairs(fields) do
        value[i] = tostring(evt.field(field) or "<NA>")
      end
      print(ROW:format(value[1], value[2], value[3], value[4], name .. "=" .. code))
    end
  end
  return true
end
