/**
 * A Lua world that behaves as LuaJIT 2.1 where a chisel can see it: the only code that knows LuaJ.
 */
package io.jtrace.chisel.lua;
