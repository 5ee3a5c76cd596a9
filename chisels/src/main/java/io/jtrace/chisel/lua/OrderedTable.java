package io.jtrace.chisel.lua;

import java.util.HashMap;
import java.util.Map;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** A table of numbered entries that {@code pairs} walks in the order LuaJIT would. */
final class OrderedTable extends LuaTable {
  private final LuaValue[] order;
  private final Map<LuaValue, Integer> places = new HashMap<>();

  private OrderedTable(LuaValue[] order) {
    this.order = order;
  }

  /** A table of entries put in one after another; each key once, from 0 to 2^32-1. */
  static OrderedTable of(long[] keys, LuaValue[] values) {
    long[] sorted = JitOrder.of(keys);
    LuaValue[] order = new LuaValue[sorted.length];
    OrderedTable table = new OrderedTable(order);
    for (int i = 0; i < order.length; i++) {
      order[i] = LuaValue.valueOf((double) sorted[i]);
      table.places.put(order[i], i);
    }
    for (int i = 0; i < keys.length; i++) {
      table.rawset(LuaValue.valueOf((double) keys[i]), values[i]);
    }
    return table;
  }

  @Override
  public Varargs next(LuaValue key) {
    Integer place = key.isnil() ? Integer.valueOf(-1) : places.get(key);
    if (place == null) {
      return added(key);
    }
    for (int i = place + 1; i < order.length; i++) {
      LuaValue value = rawget(order[i]);
      if (!value.isnil()) {
        return LuaValue.varargsOf(order[i], value);
      }
    }
    return added(LuaValue.NIL);
  }

  /** Entries the script added come last. */
  private Varargs added(LuaValue key) {
    Varargs entry = super.next(key);
    while (!entry.arg1().isnil() && places.containsKey(entry.arg1())) {
      entry = super.next(entry.arg1());
    }
    return entry;
  }
}
