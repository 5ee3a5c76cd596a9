package io.jtrace.chisel.lua;

import java.util.Arrays;
import org.luaj.vm2.LocVars;
import org.luaj.vm2.Lua;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Prototype;
import org.luaj.vm2.Upvaldesc;

/**
 * Adds to compiled functions what LuaJ's interpreter lacks. Each function gets two more upvalues,
 * objects that answer an index:
 *
 * <pre>
 *   R(i) := strings[R(i)]    before CONCAT A B C, for each of R(B) to R(C): numbers as Lua 5.1
 *                            writes them
 *   R(x) := fuel["file:12"]  at the start of a function and before each jump back: a step is paid;
 *                            R(x) is a register behind all others
 * </pre>
 *
 * <p>A test skips the one instruction behind it, which is always a jump: so what belongs before that
 * jump stands before the test. Jumps, line numbers and scopes move along.
 */
final class ChunkRewriter {
  /** Upvalues a rewritten function has more: the strings first, then the fuel. */
  static final int EXTRA_UPVALUES = 2;

  private static final LuaString NAME = LuaString.valueOf("(jtrace)");
  private static final int JUMP_BIAS = 0x1ffff;
  private static final int CONSTANT = 0x100;
  private static final int[] NOTHING = {};
  private final Prototype prototype;
  private final int strings;
  private final int fuel;
  private final int scratch;
  private final String file;

  private ChunkRewriter(Prototype prototype, String file) {
    this.prototype = prototype;
    this.strings = prototype.upvalues.length;
    this.fuel = strings + 1;
    this.scratch = prototype.maxstacksize++;
    this.file = file;
    prototype.source = Text.lua(file);
  }

  /** Rewrites a compiled chunk; the main function's last upvalues are to be the two objects. */
  static void rewrite(Prototype main, String file) {
    rewrite(main, file, 0);
  }

  private static void rewrite(Prototype prototype, String file, int parentStrings) {
    ChunkRewriter rewriter = new ChunkRewriter(prototype, file);
    for (Prototype inner : prototype.p) {
      rewrite(inner, file, rewriter.strings);
    }
    rewriter.addUpvalues(parentStrings);
    rewriter.move();
  }

  private void addUpvalues(int parentStrings) {
    Upvaldesc[] wider = Arrays.copyOf(prototype.upvalues, fuel + 1);
    wider[strings] = new Upvaldesc(NAME, false, parentStrings);
    wider[fuel] = new Upvaldesc(NAME, false, parentStrings + 1);
    prototype.upvalues = wider;
  }

  private void move() {
    int[] old = prototype.code;
    int[][] added = new int[old.length][];
    int[] target = new int[old.length + 1];
    for (int pc = 0; pc < old.length; pc++) {
      added[pc] = added(old, pc);
      target[pc + 1] = target[pc] + added[pc].length + 1;
    }
    int[] code = new int[target[old.length]];
    int[] lines = new int[code.length];
    for (int pc = 0; pc < old.length; pc++) {
      System.arraycopy(added[pc], 0, code, target[pc], added[pc].length);
      int at = target[pc + 1] - 1;
      code[at] = moved(old[pc], pc, at, target);
      Arrays.fill(lines, target[pc], at + 1, prototype.lineinfo[pc]);
    }
    prototype.code = code;
    prototype.lineinfo = lines;
    for (LocVars local : prototype.locvars) {
      local.startpc = target[local.startpc];
      local.endpc = target[local.endpc];
    }
  }

  private int[] added(int[] code, int pc) {
    int instruction = code[pc];
    if (Lua.GET_OPCODE(instruction) == Lua.OP_CONCAT) {
      return stringified(Lua.GETARG_B(instruction), Lua.GETARG_C(instruction));
    }
    boolean held = pc > 0 && isTest(code[pc - 1]);
    boolean holds = isTest(instruction) && isBack(code[pc + 1]);
    return pc == 0 || holds || isBack(instruction) && !held ? new int[] {step(pc)} : NOTHING;
  }

  private static boolean isTest(int instruction) {
    return switch (Lua.GET_OPCODE(instruction)) {
      case Lua.OP_EQ, Lua.OP_LT, Lua.OP_LE, Lua.OP_TEST, Lua.OP_TESTSET -> true;
      default -> false;
    };
  }

  private static boolean isBack(int instruction) {
    return switch (Lua.GET_OPCODE(instruction)) {
      case Lua.OP_FORLOOP, Lua.OP_TFORLOOP -> true;
      case Lua.OP_JMP -> Lua.GETARG_sBx(instruction) < 0;
      default -> false;
    };
  }

  private int[] stringified(int first, int last) {
    int[] added = new int[last - first + 1];
    for (int i = 0; i < added.length; i++) {
      added[i] = index(first + i, strings, first + i);
    }
    return added;
  }

  private int step(int pc) {
    int place = constant(file + ":" + prototype.lineinfo[pc]);
    return index(scratch, fuel, place < 0 ? scratch : place | CONSTANT);
  }

  /** Instructions can name 256 constants; a function with more has steps without a place. */
  private int constant(String text) {
    LuaString wanted = Text.lua(text);
    for (int i = 0; i < Math.min(prototype.k.length, CONSTANT); i++) {
      if (prototype.k[i] instanceof LuaString known && known.raweq(wanted)) {
        return i;
      }
    }
    int index = prototype.k.length;
    if (index >= CONSTANT) {
      return -1;
    }
    LuaValue[] wider = Arrays.copyOf(prototype.k, index + 1);
    wider[index] = wanted;
    prototype.k = wider;
    return index;
  }

  private static int index(int target, int upvalue, int key) {
    return Lua.OP_GETTABUP | target << Lua.POS_A | upvalue << Lua.POS_B | key << Lua.POS_C;
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
}
