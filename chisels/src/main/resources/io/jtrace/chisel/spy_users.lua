-- Shows what users do in their shells.

description = "Prints every command that is started under a shell, and every change of directory of a shell: the login "
  .. "shell's id, the time, the user, the command line; deeper levels are indented. With -pc the line is green, or "
  .. "blue in a container, and names the container."
short_description = "Print what users do in shells"
category = "Security"

args = {
  {
    name = "max_depth",
    description = "deepest level below the login shell to print",
    argtype = "int",
    optional = true,
  },
  {
    name = "disable_color",
    description = "the word 'disable_color' prints without colours",
    argtype = "string",
    optional = true,
  },
}

local text = require "jtrace_text"

local ANCESTORS = 16
local FIELDS = {
  "evt.type",
  "evt.time.s",
  "evt.arg.path",
  "proc.pid",
  "proc.ppid",
  "proc.name",
  "proc.exe",
  "proc.args",
  "user.name",
  "container.name",
}

local fields = {}
local names = {}
local pids = {}
local colors = text.colors(true)
local containers
local max_depth

-- By process: the id of its login shell, and the level at which commands started by it are shown.
local places = {}

function on_set_arg(name, value)
  if name == "disable_color" then
    colors = text.colors(value ~= "disable_color")
    return true
  end
  max_depth = tonumber(value)
  if not max_depth then
    print("Input " .. name .. " must be a number.")
  end
  return max_depth ~= nil
end

function on_init()
  for _, name in ipairs(FIELDS) do
    fields[name] = chisel.request_field(name)
  end
  for i = 0, ANCESTORS do
    names[i] = chisel.request_field("proc.aname[" .. i .. "]")
    pids[i] = chisel.request_field("proc.apid[" .. i .. "]")
  end
  containers = sysdig.is_print_container_data()
  chisel.set_filter("evt.dir=< and evt.failed=false and (evt.type=execve or evt.type=chdir)")
  return true
end

local function value(name)
  return evt.field(fields[name])
end

local function is_shell(name)
  return name:sub(-2) == "sh"
end

-- The topmost shell above a process and how many levels it is away; the walk begins at an ancestor.
local function login_shell(first)
  local login, levels
  for i = first, ANCESTORS do
    local name = evt.field(names[i])
    if not name then
      break
    elseif is_shell(name) then
      login, levels = evt.field(pids[i]), i - first
    end
  end
  return login, levels
end

-- A process first seen below a login shell not yet seen starts at the margin, as if it were that shell's own.
local function place_of(pid, first)
  if not places[pid] then
    local login, levels = login_shell(first)
    if login then
      places[pid] = { login = login, level = 0 }
      if places[login] then
        places[pid].level = levels
      end
    end
  end
  return places[pid]
end

local function show(place, indent, what)
  if max_depth and place.level > max_depth then
    return
  end
  local user = value("user.name") or "<NA>"
  local color = ""
  if containers then
    local container = value("container.name") or "<NA>"
    color = container == "host" and colors.green or colors.blue
    user = user .. "@" .. container
  end
  local margin = string.rep(" ", indent * place.level)
  print(color .. margin .. place.login .. " " .. value("evt.time.s") .. " " .. user .. ") " .. what)
end

function on_event()
  local pid = value("proc.pid")
  if value("evt.type") == "chdir" then
    local place = is_shell(value("proc.name") or "") and place_of(pid, 0)
    if place then
      show(place, 4, "cd " .. (value("evt.arg.path") or "<NA>"))
    end
    return true
  end
  local place = place_of(value("proc.ppid"), 1)
  if place then
    show(place, containers and 4 or 3, (value("proc.exe") or "<NA>") .. " " .. (value("proc.args") or ""))
    places[pid] = places[pid] or { login = place.login, level = place.level + 1 }
  end
  return true
end

function on_capture_end()
  print(colors.reset)
end
