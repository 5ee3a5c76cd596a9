package io.jtrace.chisel.lua;

import org.luaj.vm2.Lua;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Prototype;

/** What a script calls the value in a register: the variable or field it was just taken from. */
final class RegisterName {
  private final Prototype function;

  private RegisterName(Prototype function) {
    this.function = function;
  }

  /** Such as {@code local 'x'}; empty if the value has no name. */
  static String of(Prototype function, int pc, int register) {
    return new RegisterName(function).at(pc, register);
  }

  private String at(int pc, int register) {
    LuaString local = function.getlocalname(register + 1, pc);
    if (local != null) {
      return "local '" + Text.java(local) + "'";
    }
    for (int before = pc - 1; before >= 0; before--) {
      int instruction = function.code[before];
      if (Lua.GETARG_A(instruction) == register && !isOwn(instruction)) {
        return source(before, instruction);
      }
    }
    return "";
  }

  /** What the rewriter has added leaves names as they are. */
  private boolean isOwn(int instruction) {
    int firstOwn = function.upvalues.length - ChunkRewriter.EXTRA_UPVALUES;
    return Lua.GET_OPCODE(instruction) == Lua.OP_GETTABUP && Lua.GETARG_B(instruction) >= firstOwn;
  }

  private String source(int pc, int instruction) {
    int b = Lua.GETARG_B(instruction);
    int c = Lua.GETARG_C(instruction);
    return switch (Lua.GET_OPCODE(instruction)) {
      case Lua.OP_MOVE -> at(pc, b);
      case Lua.OP_GETTABUP -> key(isEnvironment(b) ? "global" : "field", c);
      case Lua.OP_GETTABLE -> key("field", c);
      case Lua.OP_SELF -> key("method", c);
      case Lua.OP_GETUPVAL -> "upvalue '" + Text.java(function.upvalues[b].name) + "'";
      default -> "";
    };
  }

  private boolean isEnvironment(int upvalue) {
    return Text.java(function.upvalues[upvalue].name).equals("_ENV");
  }

  private String key(String kind, int operand) {
    LuaValue key = Lua.ISK(operand) ? function.k[Lua.INDEXK(operand)] : LuaValue.NIL;
    return key instanceof LuaString text ? kind + " '" + Text.java(text) + "'" : "";
  }
}
