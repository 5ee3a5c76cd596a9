-- Lists of calls that took longer than a limit, for the chisels of this jar.
-- A library: it has no args and cannot be run. A chisel calls list() with what its lines are made of.

local json = require "jtrace_json"

local M = {}

local NANOS_PER_MILLI = 1000000
local GREEN, BLUE = "\27[32m", "\27[34m"

-- The two arguments that all these chisels take.
function M.args(what)
  return {
    { name = "min_ms", description = "list " .. what .. " that took longer, in ms", argtype = "int" },
    {
      name = "disable_color",
      description = "'disable_color': no colors",
      argtype = "string",
      optional = true,
    },
  }
end

-- A column: field, or milliseconds of latency; width to which it is filled and, if cut, cut.
local function shown(column, value)
  if column.ms == "exact" then
    value = tostring(value / NANOS_PER_MILLI)
  elseif column.ms then
    return string.format("%" .. column.width .. "d", math.floor(value / NANOS_PER_MILLI))
  end
  value = tostring(value == nil and "<NA>" or value)
  if not column.width then
    return value
  end
  if column.cut then
    value = string.sub(value, 1, column.width)
  end
  return value .. string.rep(" ", column.width - #value)
end

-- Makes the calling script such a list:
--   columns   {field, title, rule, width, cut, ms}; container_columns replaces it with -pc
--   filter    which events count, absent for all
--   skip      a field and a text: not those whose field begins so
function M.list(spec)
  local limit, colors = 0, true
  local columns, handles = spec.columns, {}
  local latency, container, skipped, skipped_text

  function on_set_arg(name, value)
    if name == "disable_color" then
      colors = value ~= "disable_color"
      return true
    end
    local millis = tonumber(value)
    if not millis then
      print("min_ms must be a number, not " .. value)
      return false
    end
    limit = millis * NANOS_PER_MILLI
    return true
  end

  local function header()
    local titles, rules = {}, {}
    for i, column in ipairs(columns) do
      local width = column.heading or column.width or 0
      titles[i] = column.title .. string.rep(" ", width - #column.title)
      rules[i] = string.rep("-", column.rule or column.width)
    end
    print(table.concat(titles, " "))
    print(table.concat(rules, " "))
  end

  function on_init()
    if sysdig.is_print_container_data() then
      columns = spec.container_columns
    end
    for i, column in ipairs(columns) do
      handles[i] = chisel.request_field(column.field)
    end
    latency = chisel.request_field("evt.latency")
    container = chisel.request_field("container.name")
    if spec.skip then
      skipped, skipped_text = chisel.request_field(spec.skip[1]), spec.skip[2]
    end
    if spec.filter then
      chisel.set_filter(spec.filter)
    end
    return true
  end

  function on_capture_start()
    if not json.wanted() then
      header()
    end
    return true
  end

  local function print_json(values)
    local parts = {}
    for i, column in ipairs(columns) do
      parts[2 * i - 1], parts[2 * i] = column.field, values[i]
    end
    print(json.object(unpack(parts, 1, 2 * #columns)))
  end

  local function print_line(values)
    local line = {}
    for i, column in ipairs(columns) do
      line[i] = shown(column, values[i])
    end
    local color = ""
    if colors then
      local name = evt.field(container)
      color = (name == nil or name == "host") and GREEN or BLUE
    end
    print(color .. table.concat(line, " "))
  end

  function on_event()
    local nanos = evt.field(latency)
    if not nanos or nanos <= limit then
      return true
    end
    if skipped then
      local name = evt.field(skipped)
      if name and string.sub(name, 1, #skipped_text) == skipped_text then
        return true
      end
    end
    local values = {}
    for i, handle in ipairs(handles) do
      values[i] = evt.field(handle)
    end
    if json.wanted() then
      print_json(values)
    else
      print_line(values)
    end
    return true
  end
end

-- The columns of a list of I/O on something with a name.
function M.io(spec)
  local time = { field = "evt.datetime", title = "evt.datetime", width = 23, cut = true }
  local id = { field = "container.id", title = "container.id", width = 20, cut = true }
  local container = { field = "container.name", title = "container.name", width = 20, cut = true }
  local process = { field = "proc.name", title = "proc.name", width = 12, cut = true }
  local call = { field = "evt.type", title = "evt.type", width = 8 }
  local millis = { field = "evt.latency", title = "LATENCY(ms)", width = 12, ms = "whole" }
  local name = { field = "fd.name", title = "fd.name", rule = 41 }
  spec.columns = { time, process, call, millis, name }
  spec.container_columns = { time, id, container, process, call, millis, name }
  M.list(spec)
end

return M
