-- A map of counts that scrolls up a terminal, a row an interval, with an axis below: spectrogram and subsecoffset.

local heat = { width = 0, black = "\27[38;5;0m\27[48;5;0m " }

-- From dark green over yellow to red; numbers of the 256 colours of xterm.
local PALETTE = { 22, 28, 64, 34, 2, 76, 46, 118, 154, 191, 227, 226, 11, 220, 209, 208, 202, 197, 9, 1 }

-- How strongly a cell shows the lower of its two colours, by quarters of the way to the next.
local SHADES = { " ", "░", "▒", "░" }

local GROWTH = math.log(1.6)
local MILLIS_PER_SECOND = 1000
local counts = {}

-- Sets the map up; false, with a line that says why, where there is no terminal to draw on.
function heat.open()
  if not sysdig.is_tty() then
    print("This chisel only works on ANSI terminals. Aborting.")
    return false
  end
  heat.width = sysdig.get_terminal_info().width
  io.write("\27[?25l")
  return true
end

-- Counts an event in a column, from 0.
function heat.add(column)
  counts[column] = (counts[column] or 0) + 1
end

local function cell(count, interval_millis)
  local place = math.log(count * MILLIS_PER_SECOND / interval_millis + 1) / GROWTH
  local low = math.floor(place)
  local quarter = math.floor((place - low) * 4) + 1
  if low < 1 or low >= #PALETTE then
    local only = PALETTE[low < 1 and 1 or #PALETTE]
    return "\27[38;5;" .. only .. "m\27[48;5;" .. only .. "m "
  end
  local fore, back = PALETTE[low], PALETTE[low + 1]
  if quarter == #SHADES then
    fore, back = back, fore
  end
  return "\27[38;5;" .. fore .. "m\27[48;5;" .. back .. "m" .. SHADES[quarter]
end

-- Labels stand where a step of the axis begins, unless the one before reaches there.
local function axis(steps, label)
  local text = ""
  local last = -1
  for column = 0, heat.width - 1 do
    local step = math.floor(column * steps / heat.width)
    if step ~= last and #text <= column then
      text = text .. string.rep(" ", column - #text) .. "|" .. label(step)
    end
    last = step
  end
  return text .. string.rep(" ", math.max(0, heat.width - #text))
end

-- Draws the counts over the axis before, and a new axis below; empties the counts.
function heat.draw(interval_millis, steps, label)
  local cells = { "\27[1F" }
  for column = 0, heat.width - 1 do
    cells[#cells + 1] = counts[column] and cell(counts[column], interval_millis) or heat.black
  end
  io.write(table.concat(cells), "\27[0m\n", axis(steps, label), "\n")
  io.flush()
  counts = {}
end

function heat.close()
  if heat.width > 0 then
    print("\27[0m")
    io.write("\27[?25h")
  end
end

-- The declaration of the one argument of these chisels.
function heat.arguments(description)
  return { { name = "refresh_time", description = description, argtype = "int", optional = true } }
end

-- The value of that argument, or nil with a line that says what is wrong.
function heat.millis(value)
  local millis = tonumber(value)
  if not millis or millis <= 0 then
    print("refresh_time must be a number of milliseconds, not " .. value)
    return nil
  end
  return millis
end

return heat
