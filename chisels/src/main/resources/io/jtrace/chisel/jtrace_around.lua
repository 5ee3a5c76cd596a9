-- Keeps the events around moments of a capture file: remembers the moments, then has the file read once
-- more with a filter that passes what is near one of them.

local around = { moments = {} }
local target
local range_millis = "1000"

-- The declaration of the two arguments.
function around.arguments(what, required)
  return {
    {
      name = "dump_file_name",
      description = "capture file that gets the events around each " .. what,
      argtype = "string",
      optional = not required,
    },
    {
      name = "dump_range_ms",
      description = "milliseconds to keep before and after each " .. what .. " (default 1000)",
      argtype = "int",
      optional = true,
    },
  }
end

function around.set(name, value)
  if name == "dump_file_name" then
    target = value
  elseif name == "dump_range_ms" then
    range_millis = value
  end
  return true
end

-- Remembers the moment of the event at hand, for one thread.
function around.remember(tid)
  if target and tid then
    local seconds, nanos = evt.get_ts()
    local moment = sysdig.make_ts(seconds, nanos)
    local near = "evt.around[" .. moment .. "]=" .. range_millis
    around.moments[#around.moments + 1] = "(" .. near .. " and thread.tid=" .. tid .. ")"
  end
end

-- Has the file read again; the function prints what is about to happen.
function around.finish(announce)
  if not target then
    return
  end
  announce(#around.moments, target)
  local filter = table.concat(around.moments, " or ")
  sysdig.run_app("-r " .. sysdig.get_evtsource_name() .. " -F -w " .. target .. " " .. filter)
end

return around
