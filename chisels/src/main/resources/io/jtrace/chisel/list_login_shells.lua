-- Shows which login shells started commands.

description = "Prints the id of the login shell under which commands were started, all or those with a given word in "
  .. "their name or arguments. Use the id in a filter (proc.loginshellid) to follow that session, for example with "
  .. "spy_users. With -pc the line also tells the container."
short_description = "Print the ids of login shells"
category = "Security"

args = {
  {
    name = "command",
    description = "a part of the command's name; * means any command",
    argtype = "string",
    optional = true,
  },
  {
    name = "arguments",
    description = "a part of the command's arguments",
    argtype = "string",
    optional = true,
  },
}

local fields = {}
local command
local arguments
local containers
local shell

function on_set_arg(name, value)
  if name == "arguments" then
    arguments = value
  elseif value ~= "*" then
    command = value
  end
  return true
end

function on_init()
  for _, name in ipairs({ "proc.loginshellid", "evt.arg.exe", "evt.arg.args", "container.name", "container.id" }) do
    fields[name] = chisel.request_field(name)
  end
  containers = sysdig.is_print_container_data()
  chisel.set_filter("evt.type=execve and evt.dir=<")
  return true
end

local function has(field, part)
  return not part or (evt.field(fields[field]) or ""):find(part)
end

function on_event()
  local id = evt.field(fields["proc.loginshellid"])
  if id and has("evt.arg.exe", command) and has("evt.arg.args", arguments) then
    shell = { id, evt.field(fields["container.name"]), evt.field(fields["container.id"]) }
  end
  return true
end

-- The last shell is told once for each thing known of it, and the others never: sysdig's output is so, and
-- this one is to be the same.
function on_capture_end()
  print(command and "Shells containing " .. command .. ":" or "All shells:")
  for _ in pairs(shell or {}) do
    print(containers and table.concat({ shell[1], tostring(shell[2]), tostring(shell[3]) }, " ") or shell[1])
  end
end
