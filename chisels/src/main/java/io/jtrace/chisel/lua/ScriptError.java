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

  /** The value {@code pcall} hands out. */
  LuaValue result() {
    return whole();
  }

  /** The value as text, or what kind of value it is. */
  String text() {
    LuaValue result = whole();
    return result.isstring()
        ? Text.java(result)
        : "(error object is a " + result.typename() + " value)";
  }
}
