package io.jtrace.chisel.lua;

import java.util.Arrays;
import org.luaj.vm2.Lua;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Prototype;
import org.luaj.vm2.Upvaldesc;

/**
 * Makes {@code ..} write numbers as Lua 5.1 does. LuaJ casts a double to float there, in a class that
 * cannot be replaced; so each compiled function gets one more upvalue, an object that answers an
 * index with the string of that number, and before {@code CONCAT A B C} stands {@code R(i) :=
 * upvalue[R(i)]} for each of R(B) to R(C). Jumps, line numbers and scopes move along.
 */
final class ConcatRewriter {
  private static final LuaString NAME = LuaString.valueOf("(concat)");
  private static final int JUMP_BIAS = 0x1ffff;
  private final Prototype prototype;
  private final int upvalue;

  private ConcatRewriter(Prototype prototype) {
    this.prototype = prototype;
    this.upvalue = prototype.upvalues.length;
  }

  /** Rewrites a compiled chunk; the last upvalue of the main function is to be {@link Strings}. */
  static void rewrite(Prototype main) {
    rewrite(main, 0);
  }

  private static void rewrite(Prototype prototype, int parentUpvalue) {
    ConcatRewriter rewriter = new ConcatRewriter(prototype);
    for (Prototype inner : prototype.p) {
      rewrite(inner, rewriter.upvalue);
    }
    rewriter.addUpvalue(parentUpvalue);
    rewriter.move();
  }

  private void addUpvalue(int parentUpvalue) {
    Upvaldesc[] wider = Arrays.copyOf(prototype.upvalues, upvalue + 1);
    wider[upvalue] = new Upvaldesc(NAME, false, parentUpvalue);
    prototype.upvalues = wider;
  }

  private void move() {
    int[] old = prototype.code;
    int[] target = targets(old);
    int[] code = new int[target[old.length]];
    int[] lines = new int[code.length];
    for (int pc = 0; pc < old.length; pc++) {
      int at = target[pc];
      for (int register = first(old[pc]); register <= last(old[pc]); register++) {
        code[at++] = stringify(register);
      }
      code[at] = moved(old[pc], pc, at, target);
      Arrays.fill(lines, target[pc], at + 1, prototype.lineinfo[pc]);
    }
    prototype.code = code;
    prototype.lineinfo = lines;
    for (var local : prototype.locvars) {
      local.startpc = target[local.startpc];
      local.endpc = target[local.endpc];
    }
  }

  private static int[] targets(int[] code) {
    int[] target = new int[code.length + 1];
    for (int pc = 0; pc < code.length; pc++) {
      target[pc + 1] = target[pc] + 1 + Math.max(0, last(code[pc]) - first(code[pc]) + 1);
    }
    return target;
  }

  private static int first(int instruction) {
    return isConcat(instruction) ? Lua.GETARG_B(instruction) : 0;
  }

  private static int last(int instruction) {
    return isConcat(instruction) ? Lua.GETARG_C(instruction) : -1;
  }

  private static boolean isConcat(int instruction) {
    return Lua.GET_OPCODE(instruction) == Lua.OP_CONCAT;
  }

  private int stringify(int register) {
    return Lua.OP_GETTABUP | register << Lua.POS_A | upvalue << Lua.POS_B | register << Lua.POS_C;
  }

  private static int moved(int instruction, int pc, int at, int[] target) {
    return switch (Lua.GET_OPCODE(instruction)) {
      case Lua.OP_JMP, Lua.OP_FORLOOP, Lua.OP_FORPREP, Lua.OP_TFORLOOP -> {
        int distance = target[pc + 1 + Lua.GETARG_sBx(instruction)] - at - 1;
        yield instruction & 0x3fff | distance + JUMP_BIAS << Lua.POS_Bx;
      }
      default -> instruction;
    };
  }

  /** The object behind the extra upvalue: {@code Strings[number]} is its string. */
  static final class Strings extends LuaValue {
    @Override
    public int type() {
      return TUSERDATA;
    }

    @Override
    public String typename() {
      return "userdata";
    }

    @Override
    public LuaValue get(LuaValue key) {
      if (key instanceof LuaString text && text.m_length > Text.LARGEST_BYTES) {
        throw new LuaError("not enough memory");
      }
      return Text.stringify(key);
    }
  }
}
