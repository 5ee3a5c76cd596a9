package io.jtrace.chisel.lua;

/** A script failed; the message begins with {@code file:line:} where the position is known. */
final class LuaFailure extends Exception {
  private static final long serialVersionUID = 1L;

  LuaFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
