-- The threads of the machine in the order of their ids: lsof and ps.

local snapshot = {}

-- A sorted array.
function snapshot.threads(filter)
  local threads = {}
  for _, thread in pairs(sysdig.get_thread_table(filter)) do
    threads[#threads + 1] = thread
  end
  table.sort(threads, function(a, b)
    return a.tid < b.tid
  end)
  return threads
end

return snapshot
