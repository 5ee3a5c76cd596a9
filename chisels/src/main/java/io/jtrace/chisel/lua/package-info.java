/**
 * A Lua world that behaves as LuaJIT 2.1 where a chisel can see it: the only code that knows LuaJ.
 *
 * <p>LuaJ's interpreter costs two to three times what LuaJIT does for an event. Where sums by keys
 * are all that a chisel wants, {@link io.jtrace.chisel.lua.Sums} takes the events instead: {@code -c
 * topscalls_time} over 17.6 million events went from 1.25 times sysdig's time to 0.62 times (medians
 * of pairs; 2.6 s and 4.2 s).
 */
package io.jtrace.chisel.lua;
