package io.jtrace.chisel.lua;

import io.jtrace.event.Event;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/**
 * Adds up one field by the values of others, without entering Lua for an event. A tree with one
 * level a key; events that lack a key or the value do not count.
 */
final class Sums {
  private static final int STEPS_A_CELL = 16;
  private static final int FIRST_CELLS = 16;
  private final FieldHandle[] keys;
  private final FieldHandle value;
  private final double scale;
  private final boolean keepZero;
  private final Fuel fuel;
  private Cell root = new Cell(0, null, 0, null);

  /** No sums yet; each value is multiplied by the scale, and nothing makes a sum only if asked. */
  Sums(FieldHandle[] keys, FieldHandle value, double scale, boolean keepZero, Fuel fuel) {
    this.keys = keys;
    this.value = value;
    this.scale = scale;
    this.keepZero = keepZero;
    this.fuel = fuel;
  }

  /** Adds an event. Keys are read first: some values count from when they were last read. */
  void add(Event event) {
    for (FieldHandle key : keys) {
      if (!key.extract(event)) {
        return;
      }
    }
    if (!value.extract(event)) {
      return;
    }
    double amount = value.amount();
    if (amount > 0 || keepZero) {
      cell().sum += amount * scale;
    }
  }

  private Cell cell() {
    Cell cell = root;
    for (FieldHandle key : keys) {
      cell = key.isText() ? inner(cell, key, key.text()) : inner(cell, key, key.number());
    }
    return cell;
  }

  private Cell inner(Cell outer, FieldHandle key, String text) {
    int hash = text.hashCode();
    for (Cell cell = outer.first(hash); cell != null; cell = cell.next) {
      if (text == cell.text || cell.hash == hash && text.equals(cell.text)) {
        return cell;
      }
    }
    return added(outer, new Cell(hash, text, 0, key.converted()));
  }

  private Cell inner(Cell outer, FieldHandle key, long number) {
    int hash = Long.hashCode(number);
    for (Cell cell = outer.first(hash); cell != null; cell = cell.next) {
      if (number == cell.number) {
        return cell;
      }
    }
    return added(outer, new Cell(hash, null, number, key.converted()));
  }

  /** The memory that a script fills with keys is bounded as if Lua had filled it. */
  private Cell added(Cell outer, Cell cell) {
    outer.add(cell);
    fuel.refill();
    fuel.pay(STEPS_A_CELL);
    return cell;
  }

  /** The sums since the last call, as tables in tables, and begins anew. */
  LuaTable take() {
    LuaTable table = new LuaTable();
    root.copyTo(table);
    root = new Cell(0, null, 0, null);
    return table;
  }

  /** One value of a key with its sum, or the keys below it. */
  private static final class Cell {
    private final int hash;
    private final String text;
    private final long number;
    private final LuaValue shown;
    private double sum;
    private Cell next;
    private Cell[] heads;
    private int count;

    Cell(int hash, String text, long number, LuaValue shown) {
      this.hash = hash;
      this.text = text;
      this.number = number;
      this.shown = shown;
    }

    Cell first(int hashOfKey) {
      return heads == null ? null : heads[place(hashOfKey)];
    }

    private int place(int hashOfKey) {
      return (hashOfKey ^ hashOfKey >>> 16) & heads.length - 1;
    }

    void add(Cell cell) {
      if (heads == null) {
        heads = new Cell[FIRST_CELLS];
      } else if (count == heads.length) {
        grow();
      }
      put(cell);
      count++;
    }

    private void put(Cell cell) {
      int place = place(cell.hash);
      cell.next = heads[place];
      heads[place] = cell;
    }

    private void grow() {
      Cell[] before = heads;
      heads = new Cell[before.length * 2];
      for (Cell head : before) {
        for (Cell cell = head; cell != null; ) {
          Cell following = cell.next;
          put(cell);
          cell = following;
        }
      }
    }

    /** Two whole numbers may be one in Lua; then their sums are. */
    void copyTo(LuaTable table) {
      if (heads == null) {
        return;
      }
      for (Cell head : heads) {
        for (Cell cell = head; cell != null; cell = cell.next) {
          LuaValue known = table.rawget(cell.shown);
          table.rawset(cell.shown, cell.heads == null ? cell.total(known) : cell.below(known));
        }
      }
    }

    private LuaValue total(LuaValue known) {
      return LuaValue.valueOf(known.optdouble(0) + sum);
    }

    private LuaValue below(LuaValue known) {
      LuaTable inner = known.opttable(new LuaTable());
      copyTo(inner);
      return inner;
    }
  }
}
