package io.jtrace.chisel.lua;

import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaValue;

/**
 * An error a script raised itself. LuaJ's interpreter hands an error its position in the first
 * function it passes through and asks for its message then; as long as that is null it does so
 * again in the next one. So an error of level 2 answers null once.
 */
final class ScriptError extends LuaError {
  private static final long serialVersionUID = 1L;
  private static final String TRACEBACK = "\nstack traceback:";
  private int levels;

  /** Not serialised with the rest: errors stay in their Lua world. */
  private final transient LuaValue value;

  private ScriptError(LuaValue value, int levels) {
    super(value);
    this.value = value;
    this.levels = levels;
  }

  /** An error that is this value and nothing else. */
  static ScriptError of(LuaValue value) {
    return new ScriptError(value, 0);
  }

  /** An error whose text gets the position of a function: 1 the one that raised it, 2 its caller. */
  static ScriptError at(int level, LuaValue text) {
    return new ScriptError(text, level);
  }

  @Override
  public String getMessage() {
    if (levels > 1) {
      levels--;
      return null;
    }
    return Text.java(Text.tostring(whole()));
  }

  private LuaValue whole() {
    boolean placed = levels == 1 && fileline != null && !fileline.endsWith(":?");
    return placed ? Text.lua(fileline + ": " + Text.java(value)) : value;
  }

  /** The value {@code pcall} hands out for any error. */
  static LuaValue value(LuaError error) {
    return error instanceof ScriptError own ? own.whole() : Text.lua(text(error));
  }

  /** An error as {@code file:line: message}. */
  static String text(LuaError error) {
    if (error instanceof ScriptError own) {
      LuaValue value = own.whole();
      return value.isstring()
          ? Text.java(value)
          : "(error object is a " + value.typename() + " value)";
    }
    String message = String.valueOf(error.getMessage());
    // LuaJ separates position and message by a blank; a traceback follows in further lines.
    return message.replaceFirst("^(\\S*:\\d+|\\[string \".*?\"\\]:\\d+) (?!:)", "$1: ")
        .split(TRACEBACK, 2)[0];
  }
}
