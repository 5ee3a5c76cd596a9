package io.jtrace.chisel.lua;

import org.luaj.vm2.Varargs;
import org.luaj.vm2.lib.DebugLib;

/** Counts the instructions of one callback and stops it at a limit. */
final class Budget extends DebugLib {
  private final long limit;
  private long left;

  Budget(long limit) {
    this.limit = limit;
    this.left = limit;
  }

  /** Begins a new callback. */
  void refill() {
    left = limit;
  }

  @Override
  public void onInstruction(int pc, Varargs values, int top) {
    if (--left < 0) {
      throw new BudgetExceeded("instruction budget of " + limit + " exceeded");
    }
    super.onInstruction(pc, values, top);
  }
}
