-- Keeps the events around every match of a filter.

description = "Given a filter, prints time, process and thread of every event that passes it, then reads the "
  .. "capture file again and writes what the same thread did shortly before and after each of them into a new "
  .. "capture file. 'jtrace -r in.scap -c around out.scap evt.failed=true' keeps two seconds around every failed "
  .. "call. It needs a capture file and a filter."
short_description = "Keep the events around every match of a filter"
category = "Misc"

local around = require "jtrace_around"
local text = require "jtrace_text"

args = around.arguments("match", true)

local time
local process
local tid
local on_terminal

function on_set_arg(name, value)
  return around.set(name, value)
end

function on_init()
  if sysdig.get_filter() == "" then
    print("no filter specified")
    return false
  end
  time = chisel.request_field("evt.time")
  process = chisel.request_field("proc.name")
  tid = chisel.request_field("thread.tid")
  on_terminal = sysdig.is_tty()
  return true
end

function on_capture_start()
  if sysdig.is_live() then
    print("around reads its events twice and so needs a capture file (-r)")
    return false
  end
  return true
end

function on_event()
  print(string.format("%s %s(%s)", evt.field(time), evt.field(process) or "<NA>", tostring(evt.field(tid))))
  around.remember(evt.field(tid))
  return true
end

function on_capture_end()
  if on_terminal then
    print(text.colors(true).reset)
  end
  print()
  around.finish(function(count, target)
    print("Saving events around " .. count .. " syslog entries to " .. target)
  end)
end
