package io.jtrace.chisel.lua;

import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaValue;

/** An error a script raised itself: its value is complete, a position is not added again. */
final class ScriptError extends LuaError {
  private static final long serialVersionUID = 1L;

  ScriptError(LuaValue value) {
    super(value);
  }

  /** The value {@code pcall} hands out for any error. */
  static LuaValue value(LuaError error) {
    if (error instanceof ScriptError) {
      return error.getMessageObject();
    }
    return Text.lua(text(error));
  }

  /** An error as {@code file:line: message}. */
  static String text(LuaError error) {
    if (error instanceof ScriptError) {
      LuaValue value = error.getMessageObject();
      return value.isstring()
          ? Text.java(value)
          : "(error object is a " + value.typename() + " value)";
    }
    String message = String.valueOf(error.getMessage());
    // LuaJ separates position and message by a blank; a traceback follows in further lines.
    return message.replaceFirst("^(\\S*:\\d+) (?!:)", "$1: ").split("\nstack traceback:", 2)[0];
  }
}
