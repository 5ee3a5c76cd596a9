local jtrace_table = require "jtrace_table"

description = "A table of your own: sums a field by the values of others."
short_description = "A table of your own"
category = "I/O"
hidden = true

args = {
  { name = "keys", description = "fields to sum by, separated by commas", argtype = "string" },
  { name = "keydescs", description = "a title for each of them, likewise", argtype = "string" },
  { name = "value", description = "the field to sum", argtype = "string" },
  { name = "valuedesc", description = "its title", argtype = "string" },
  { name = "filter", description = "which events count", argtype = "string" },
  { name = "top_number", description = "how many rows, 0 for all", argtype = "string" },
  { name = "value_units", description = "none, bytes, time or timepct", argtype = "string" },
}

local function split(text)
  local parts = {}
  for part in string.gmatch(text, "[^,]+") do
    parts[#parts + 1] = part
  end
  return parts
end

local titles
local spec = {}

local take = {
  keys = function(text)
    spec.keys = split(text)
  end,
  keydescs = function(text)
    titles = split(text)
  end,
  value = function(text)
    spec.value = text
  end,
  valuedesc = function(text)
    spec.title = text
  end,
  filter = function(text)
    spec.filter = text
  end,
  top_number = function(text)
    spec.rows = tonumber(text)
    return spec.rows ~= nil or "top_number must be a number, not " .. text
  end,
  value_units = function(text)
    spec.unit = text
    return jtrace_table.units[text] ~= nil
      or "value_units must be none, bytes, time or timepct, not " .. text
  end,
}

jtrace_table.top(spec)
local start = on_init

function on_set_arg(name, value)
  local problem = take[name](value)
  if type(problem) == "string" then
    print(problem)
    return false
  end
  return true
end

function on_init()
  if #spec.keys ~= #titles then
    print("keys and keydescs must be of one length, not " .. #spec.keys .. " and " .. #titles)
    return false
  end
  for i, field in ipairs(spec.keys) do
    spec.keys[i] = { field, titles[i] }
  end
  return start()
end
