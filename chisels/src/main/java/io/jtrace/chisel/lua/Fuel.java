package io.jtrace.chisel.lua;

import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

/**
 * Stops a callback that takes too much. {@link ChunkRewriter} makes each function and each turn of a
 * loop index this object with the place it is at: that costs one step. Time and memory are looked
 * at only now and then. One a Lua world.
 */
final class Fuel extends LuaValue {
  private static final int STEPS_UNCHECKED = 1 << 14;
  private static final int BYTES_A_STEP = 16;
  private static final int CHECKS_BETWEEN_COLLECTIONS = 4;
  private final Limits limits;
  private LuaValue where = NIL;
  private Error end;
  private long unchecked = STEPS_UNCHECKED;
  private long left;
  private long callback;
  private long timedCallback = -1;
  private long startedNanos;
  private int checksToCollection;

  Fuel(Limits limits) {
    this.limits = limits;
    this.left = limits.steps();
  }

  @Override
  public int type() {
    return TUSERDATA;
  }

  @Override
  public String typename() {
    return "userdata";
  }

  /** Begins a new callback. */
  void refill() {
    end = null;
    left = limits.steps();
    callback++;
  }

  /** The last place a step was paid at, as {@code file:line}; empty if it is not known. */
  String where() {
    return where instanceof LuaString text ? Text.java(text) : "";
  }

  /** Pays one step. */
  @Override
  public LuaValue get(LuaValue place) {
    where = place;
    if (--unchecked < 0) {
      check();
    }
    return NIL;
  }

  /** Pays for work on that many bytes of text. */
  void payBytes(long bytes) {
    pay(bytes / BYTES_A_STEP);
  }

  /** Pays steps. */
  void pay(long steps) {
    unchecked -= steps;
    if (unchecked < 0) {
      check();
    }
  }

  /** Ends the callback with an error that is raised again at each step until then. */
  <E extends Error> E end(E reason) {
    end = reason;
    unchecked = 0;
    return reason;
  }

  /** Raises again what a coroutine may have swallowed. */
  void settle() {
    if (end != null) {
      throw end;
    }
  }

  private void check() {
    unchecked = Math.min(unchecked, 0);
    settle();
    left -= STEPS_UNCHECKED - unchecked;
    unchecked = STEPS_UNCHECKED;
    if (left < 0) {
      throw exceeded("instruction budget of " + limits.steps() + " exceeded");
    }
    checkTime();
    checkMemory();
  }

  private void checkTime() {
    long now = System.nanoTime();
    if (timedCallback != callback) {
      timedCallback = callback;
      startedNanos = now;
    } else if (now - startedNanos > limits.nanos()) {
      throw exceeded("time budget of " + limits.nanos() / 1_000_000_000 + " s exceeded");
    }
  }

  /** Garbage counts until it is collected; so collect before judging, but not each time. */
  private void checkMemory() {
    checksToCollection--;
    if (used() <= limits.memoryBytes() || checksToCollection > 0) {
      return;
    }
    System.gc();
    checksToCollection = CHECKS_BETWEEN_COLLECTIONS;
    if (used() > limits.memoryBytes()) {
      throw exceeded("memory budget of " + (limits.memoryBytes() >> 20) + " MB exceeded");
    }
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private BudgetExceeded exceeded(String message) {
    String place = where();
    return end(new BudgetExceeded(place.isEmpty() ? message : place + ": " + message));
  }
}
