-- Tables of sums for the chisels of this jar: "which keys had most of something".
-- A library: it has no args and cannot be run. A chisel calls top() with what its table is made of.

local json = require "jtrace_json"

local M = {}

local COLUMN = 20
local RULE = string.rep("-", 80)
local NANOS_PER_SECOND = 1000000000
local CLEAR_SCREEN = "\27[2J\27[1;1H"
-- Where sysdig puts the description of the value, however many keys there are.
local VALUE_PLACE = 3

local BYTE_UNITS = { "KB", "M", "G", "T", "P" }
-- Largest first; a time of the first ten of a unit is shown with two digits, all seconds are.
local TIME_UNITS = {
  { name = "s", nanos = NANOS_PER_SECOND, fine = math.huge },
  { name = "ms", nanos = 1000000, fine = 10 },
  { name = "us", nanos = 1000, fine = 10 },
}

local function bytes(value)
  if value <= 1024 then
    return string.format("%dB", value)
  end
  local unit = 0
  while value > 1024 and unit < #BYTE_UNITS do
    value = value / 1024
    unit = unit + 1
  end
  return string.format("%.2f%s", value, BYTE_UNITS[unit])
end

-- Cut, not rounded: 9.999 us are still nine.
local function time(nanos)
  for _, unit in ipairs(TIME_UNITS) do
    if nanos >= unit.nanos then
      local amount = nanos / unit.nanos
      if amount >= unit.fine then
        return string.format("%d%s", math.floor(amount), unit.name)
      end
      local hundredths = math.floor(nanos / (unit.nanos / 100))
      return string.format("%d.%02d%s", math.floor(hundredths / 100), hundredths % 100, unit.name)
    end
  end
  return string.format("%dns", nanos)
end

local function percent(nanos, delta)
  return string.format("%.2f%%", nanos / delta * 100)
end

-- How values of a unit are shown; delta is the time the table covers, in ns.
M.units = { none = tostring, bytes = bytes, time = time, timepct = percent }

local function cell(text)
  text = tostring(text)
  if #text < COLUMN then
    return text .. string.rep(" ", COLUMN - #text)
  end
  return string.sub(text, 1, COLUMN - 1) .. " "
end

-- Rows of {key, key ..., value}: largest value first, equal ones by their keys.
local function before(a, b)
  local last = #a
  if a[last] ~= b[last] then
    return a[last] > b[last]
  end
  for i = 1, last - 1 do
    if a[i] ~= b[i] then
      return a[i] < b[i]
    end
  end
  return false
end

local function collect(node, depth, path, rows)
  if depth == 0 then
    local row = {}
    for i, key in ipairs(path) do
      row[i] = key
    end
    row[#row + 1] = node
    rows[#rows + 1] = row
    return
  end
  for key, child in pairs(node) do
    path[#path + 1] = tostring(key)
    collect(child, depth - 1, path, rows)
    path[#path] = nil
  end
end

-- The rows of nested tables key -> key ... -> value; limit 0 keeps all.
function M.rows(sums, depth, limit)
  local rows = {}
  collect(sums, depth, {}, rows)
  table.sort(rows, before)
  if limit ~= 0 then
    for i = #rows, limit + 1, -1 do
      rows[i] = nil
    end
  end
  return rows
end

local function print_text(view, rows, delta)
  local header = { cell(view.title) }
  for i, key in ipairs(view.keys) do
    header[i + 1] = cell(key[2])
  end
  print(table.concat(header))
  print(RULE)
  local show = M.units[view.unit]
  for _, row in ipairs(rows) do
    local last = #row
    local line = { cell(show(row[last], delta)) }
    for i = 1, last - 2 do
      line[#line + 1] = cell(row[i])
    end
    line[#line + 1] = row[last - 1]
    print(table.concat(line))
  end
end

local function info(view)
  local function entry(name, title, is_key)
    return string.format(
      '{\n      "name":%s,\n      "desc":%s,\n      "is_key":%s\n    }',
      json.text(name), json.text(title), tostring(is_key))
  end
  local entries = {}
  for i, key in ipairs(view.keys) do
    entries[i] = entry(key[1], key[2], true)
  end
  entries[2] = entries[2] or "null"
  entries[VALUE_PLACE] = entry(view.value_name or view.value, view.title, false)
  return table.concat(entries, ",")
end

local function print_json(view, rows, seconds)
  local data = {}
  for i, row in ipairs(rows) do
    data[i] = json.array(row)
  end
  print(string.format(
    '{\n  "ts":"%d",\n  "data":[%s],\n  "info":[%s]\n}',
    seconds * NANOS_PER_SECOND, table.concat(data, ","), info(view)))
end

-- Prints sums as a table, or as JSON with -j. view is made as for top(); seconds is the time of the last event, delta the ns the sums cover.
function M.show(view, sums, seconds, delta)
  local rows = M.rows(sums, #view.keys, view.rows)
  if json.wanted() then
    print_json(view, rows, seconds)
  else
    print_text(view, rows, delta)
  end
end

-- Defines on_interval and on_capture_end: a live table is shown and begun anew each second, that of
-- a file at its end. take() gives the sums and forgets them. The script's on_init calls start().
function M.show_in_time(view, take)
  function on_interval(seconds, nanos, delta)
    if sysdig.is_tty() and not json.wanted() then
      io.write(CLEAR_SCREEN)
    end
    -- The first call covers the rest of a second that nobody timed.
    M.show(view, take(), seconds, delta > 0 and delta or NANOS_PER_SECOND)
    return true
  end
  function on_capture_end(seconds, nanos, delta)
    if not sysdig.is_live() then
      M.show(view, take(), seconds, delta)
    end
    return true
  end
end

function M.start()
  if sysdig.is_live() then
    chisel.set_interval_s(1)
  end
end

-- Makes the calling script a table of sums, by defining its callbacks:
--   keys      {{field, title}, ...}; container_keys replaces it where containers are to be shown
--   value     field that is summed, title and unit: how its column is headed and shown
--   filter    which events count, absent for all
--   rows      how many rows are shown, 0 for all
-- and, if wanted, keep_zero: a sum of nothing has a row; scale: what each value is multiplied with;
-- value_name: the value's name in JSON. All are read in on_init, so a script may still set them in
-- on_set_arg.
function M.top(spec)
  local sums, handles, path = {}, {}, {}
  local field, first_handle, value
  local last, scale, keep_zero = 0, spec.scale or 1, spec.keep_zero

  local function take()
    local taken = sums
    sums = {}
    return taken
  end

  function on_init()
    local with_containers = spec.container_keys and sysdig.is_print_container_data()
    spec.keys = with_containers and spec.container_keys or spec.keys
    for i, key in ipairs(spec.keys) do
      handles[i] = chisel.request_field(key[1])
    end
    field, first_handle, last = evt.field, handles[1], #handles
    value = chisel.request_field(spec.value)
    if spec.filter then
      chisel.set_filter(spec.filter)
    end
    M.start()
    -- jtrace can do this without Lua; sysdig goes on below.
    if jtrace then
      local step, take_sums = jtrace.sums(handles, value, scale, keep_zero)
      if step then
        on_event, take = step, take_sums
      end
    end
    return true
  end

  -- Tables in tables, so that no text is put together for an event.
  local function node_of_many(first)
    path[1] = first
    for i = 2, last do
      local key = field(handles[i])
      if key == nil then
        return nil
      end
      path[i] = key
    end
    local amount = field(value)
    if not amount or not (amount > 0 or keep_zero) then
      return nil
    end
    local node = sums
    for i = 1, last - 1 do
      local child = node[path[i]]
      if not child then
        child = {}
        node[path[i]] = child
      end
      node = child
    end
    return node, path[last], amount
  end

  -- Keys first: a field such as thread.cpu counts from when it was last read, so it is read only
  -- where it is used.
  function on_event()
    local key = field(first_handle)
    if key == nil then
      return true
    end
    local node, amount = sums, nil
    if last == 1 then
      amount = field(value)
      if not amount or not (amount > 0 or keep_zero) then
        return true
      end
    else
      node, key, amount = node_of_many(key)
      if not node then
        return true
      end
    end
    node[key] = (node[key] or 0) + amount * scale
    return true
  end

  M.show_in_time(spec, function()
    return take()
  end)
end

return M
