package io.jtrace.chisel.lua;

import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

/** Answers an index by a number with its string, as {@code ..} of Lua 5.1 writes it. */
final class Strings extends LuaValue {
  private final Fuel fuel;

  Strings(Fuel fuel) {
    this.fuel = fuel;
  }

  @Override
  public int type() {
    return TUSERDATA;
  }

  @Override
  public String typename() {
    return "userdata";
  }

  @Override
  public LuaValue get(LuaValue piece) {
    if (piece instanceof LuaString text) {
      if (text.m_length > Text.LARGEST_BYTES) {
        throw new LuaError("not enough memory");
      }
      fuel.payBytes(text.m_length);
      return piece;
    }
    return Text.stringify(piece);
  }
}
