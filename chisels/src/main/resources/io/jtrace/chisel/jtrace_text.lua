-- Text that several chisels print alike: colours, sizes, durations, columns.

local text = {}

-- The SGR number of each colour the chisels use; 0 takes every attribute back.
local SGR = { reset = 0, red = 31, green = 32, yellow = 33, blue = 34, cyan = 36 }

-- A table of colour name -> escape sequence; of empty strings when colours are off.
function text.colors(on)
  local colors = {}
  for name, number in pairs(SGR) do
    colors[name] = on and "\27[" .. number .. "m" or ""
  end
  return colors
end

-- The largest unit that the value exceeds. A whole KB is still written in bytes, as users know it.
local SIZES = { { "P", 50 }, { "T", 40 }, { "G", 30 }, { "M", 20 }, { "KB", 10 } }

function text.bytes(count)
  for _, size in ipairs(SIZES) do
    local unit = 2 ^ size[2]
    if count > unit then
      return string.format("%.2f%s", count / unit, size[1])
    end
  end
  return string.format("%dB", count)
end

local NANOS = { us = 1000, ms = 1000000, s = 1000000000 }

-- Two decimals below ten units and for seconds, none elsewhere; always cut, never rounded up.
function text.duration(nanos)
  if nanos < NANOS.us then
    return string.format("%uns", nanos)
  end
  local unit = nanos < NANOS.ms and "us" or nanos < NANOS.s and "ms" or "s"
  local hundredths = math.floor(nanos / (NANOS[unit] / 100))
  local decimals = unit == "s" or hundredths < 1000
  return decimals and string.format("%d.%02d%s", hundredths / 100, hundredths % 100, unit)
    or string.format("%d%s", hundredths / 100, unit)
end

-- Fills up with blanks to a width; a longer value loses its end and keeps one blank.
function text.column(value, width)
  if #value < width then
    return value .. string.rep(" ", width - #value)
  end
  return width == 0 and "" or value:sub(1, width - 1) .. " "
end

-- A row of columns; the last value stands as it is.
function text.row(widths, ...)
  local cells = {}
  for i, width in ipairs(widths) do
    cells[i] = text.column(tostring(select(i, ...)), width)
  end
  return table.concat(cells) .. tostring(select(#widths + 1, ...))
end

-- Container id and name as two columns, for lines printed under -pc.
function text.container(id, name)
  return text.column(id or "", 20) .. " " .. text.column(name or "", 20)
end

return text
