package io.jtrace.chisel.lua;

import io.jtrace.chisel.ChiselException;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** A call of the chisel API whose failure is an error in the script's line. */
@FunctionalInterface
interface Action {
  /** Does it. */
  void run() throws ChiselException;

  /** Does it and returns nothing. */
  static Varargs perform(Action action) {
    try {
      action.run();
      return LuaValue.NONE;
    } catch (ChiselException e) {
      throw failure(e.getMessage());
    }
  }

  /** An error that gets the position of the calling line. */
  static LuaError failure(String message) {
    return new LuaError(message);
  }
}
