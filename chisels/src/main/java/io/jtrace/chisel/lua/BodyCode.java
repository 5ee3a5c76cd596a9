package io.jtrace.chisel.lua;

import org.luaj.vm2.Lua;
import org.luaj.vm2.LuaBoolean;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.Prototype;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The instructions of one Lua function as those of the JVM. */
final class BodyCode extends RegisterCode {
  private static final int LARGEST_FIXED = 3;
  private final Prototype function;
  private final Label[] labels;

  /** Code into an empty method whose parameters are the closure and the function's own. */
  BodyCode(Prototype function, BodyWriter constants, MethodVisitor code) {
    super(function, constants, code);
    this.function = function;
    labels = new Label[function.code.length + 2];
    java.util.Arrays.setAll(labels, i -> new Label());
  }

  /** Writes all of it. */
  void write() {
    Label begin = new Label();
    Label end = new Label();
    Label failed = new Label();
    code.visitCode();
    code.visitTryCatchBlock(begin, end, failed, Type.getInternalName(Exception.class));
    prepare();
    code.visitLabel(begin);
    for (int pc = 0; pc < function.code.length; pc++) {
      code.visitLabel(labels[pc]);
      number(pc);
      code.visitVarInsn(Opcodes.ISTORE, pcVariable);
      step(pc, function.code[pc]);
    }
    code.visitLabel(labels[function.code.length]);
    code.visitLabel(labels[function.code.length + 1]);
    field(VALUE, "NONE", V);
    code.visitInsn(Opcodes.ARETURN);
    code.visitLabel(end);
    code.visitLabel(failed);
    code.visitVarInsn(Opcodes.ASTORE, temporary);
    load(0);
    load(temporary);
    code.visitVarInsn(Opcodes.ILOAD, pcVariable);
    String error = "L" + Type.getInternalName(LuaError.class) + ";";
    invokeStatic(BODY, "placed", "(L" + CLOSURE + ";Ljava/lang/Exception;I)" + error);
    code.visitInsn(Opcodes.ATHROW);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private void prepare() {
    for (int r = function.numparams; r < function.maxstacksize; r++) {
      nil();
      set(r);
    }
    field(VALUE, "NONE", V);
    store(openVariable);
    number(0);
    code.visitVarInsn(Opcodes.ISTORE, pcVariable);
    load(0);
    code.visitFieldInsn(Opcodes.GETFIELD, CLOSURE, "upValues", "[L" + UPVALUE + ";");
    store(upvalues);
  }

  private void step(int pc, int i) {
    int a = Lua.GETARG_A(i);
    int b = Lua.GETARG_B(i);
    int c = Lua.GETARG_C(i);
    switch (Lua.GET_OPCODE(i)) {
      case Lua.OP_EQ -> test(pc, () -> compare("eq_b", b, c), a != 0);
      case Lua.OP_LT -> test(pc, () -> compare("lt_b", b, c), a != 0);
      case Lua.OP_LE -> test(pc, () -> compare("lteq_b", b, c), a != 0);
      case Lua.OP_TEST -> test(pc, () -> truth(a), c != 0);
      case Lua.OP_TESTSET -> {
        test(pc, () -> truth(b), c != 0);
        move(b, a);
      }
      case Lua.OP_JMP -> jump(pc, i);
      case Lua.OP_FORPREP -> beginLoop(pc, i, a);
      case Lua.OP_FORLOOP -> endLoop(pc, i, a);
      case Lua.OP_TFORCALL -> iterate(a, c);
      case Lua.OP_TFORLOOP -> endIteration(pc, i, a);
      case Lua.OP_LOADBOOL -> {
        field(VALUE, b != 0 ? "TRUE" : "FALSE", Type.getDescriptor(LuaBoolean.class));
        set(a);
        if (c != 0) {
          code.visitJumpInsn(Opcodes.GOTO, labels[pc + 2]);
        }
      }
      case Lua.OP_CALL -> call(a, b, c);
      case Lua.OP_TAILCALL -> {
        get(a);
        values(a + 1, b);
        invokeStatic(BODY, "tail", "(" + V + A + ")" + A);
        code.visitInsn(Opcodes.ARETURN);
      }
      case Lua.OP_RETURN -> {
        values(a, b);
        code.visitInsn(Opcodes.ARETURN);
      }
      default -> assign(i, a, b, c);
    }
  }

  private void assign(int i, int a, int b, int c) {
    switch (Lua.GET_OPCODE(i)) {
      case Lua.OP_MOVE -> get(b);
      case Lua.OP_LOADK -> constants.constant(code, Lua.GETARG_Bx(i));
      case Lua.OP_LOADNIL -> {
        for (int r = a; r < a + b; r++) {
          nil();
          set(r);
        }
        nil();
        set(a + b);
        return;
      }
      case Lua.OP_GETUPVAL -> upvalue(b);
      case Lua.OP_GETTABUP -> getEntry(b, c);
      case Lua.OP_GETTABLE -> {
        get(b);
        operate("get", c);
      }
      case Lua.OP_SELF -> {
        get(b);
        code.visitInsn(Opcodes.DUP);
        set(a + 1);
        operate("get", c);
      }
      case Lua.OP_NEWTABLE -> newTable(b, c);
      case Lua.OP_ADD, Lua.OP_SUB, Lua.OP_MUL, Lua.OP_DIV, Lua.OP_MOD, Lua.OP_POW -> {
        operand(b);
        operate(operator(i), c);
      }
      case Lua.OP_UNM -> unary(b, "neg");
      case Lua.OP_NOT -> unary(b, "not");
      case Lua.OP_LEN -> unary(b, "len");
      case Lua.OP_CONCAT -> concat(b, c);
      default -> {
        change(i, a, b, c);
        return;
      }
    }
    set(a);
  }

  private void change(int i, int a, int b, int c) {
    switch (Lua.GET_OPCODE(i)) {
      case Lua.OP_SETTABUP -> setEntry(a, b, c);
      case Lua.OP_SETTABLE -> {
        get(a);
        setEntry(b, c);
      }
      case Lua.OP_SETUPVAL -> {
        upvalueCell(b);
        get(a);
        invoke(UPVALUE, "setValue", "(" + V + ")V");
      }
      case Lua.OP_SETLIST -> setList(a, b, c);
      default -> throw new IllegalArgumentException("instruction " + Lua.GET_OPCODE(i));
    }
  }

  private static String operator(int i) {
    return switch (Lua.GET_OPCODE(i)) {
      case Lua.OP_ADD -> "add";
      case Lua.OP_SUB -> "sub";
      case Lua.OP_MUL -> "mul";
      case Lua.OP_DIV -> "div";
      case Lua.OP_MOD -> "mod";
      default -> "pow";
    };
  }

  /** Skips the next instruction unless the condition is as wanted. */
  private void test(int pc, Runnable condition, boolean wanted) {
    condition.run();
    code.visitJumpInsn(wanted ? Opcodes.IFEQ : Opcodes.IFNE, labels[pc + 2]);
  }

  private void compare(String method, int b, int c) {
    operand(b);
    operand(c);
    invoke(VALUE, method, "(" + V + ")Z");
  }

  private void truth(int register) {
    get(register);
    invoke(VALUE, "toboolean", "()Z");
  }

  private void jump(int pc, int i) {
    code.visitJumpInsn(Opcodes.GOTO, labels[pc + 1 + Lua.GETARG_sBx(i)]);
  }

  private void beginLoop(int pc, int i, int a) {
    loopNumber(a, "initial value");
    store(temporary);
    loopNumber(a + 1, "limit");
    set(a + 1);
    loopNumber(a + 2, "step");
    set(a + 2);
    load(temporary);
    get(a + 2);
    invoke(VALUE, "sub", "(" + V + ")" + V);
    set(a);
    jump(pc, i);
  }

  private void loopNumber(int register, String what) {
    get(register);
    code.visitLdcInsn("'for' " + what + " must be a number");
    invoke(VALUE, "checknumber", "(Ljava/lang/String;)" + Type.getDescriptor(LuaNumber.class));
  }

  private void endLoop(int pc, int i, int a) {
    get(a + 2);
    get(a);
    invoke(VALUE, "add", "(" + V + ")" + V);
    code.visitInsn(Opcodes.DUP);
    store(temporary);
    get(a + 1);
    get(a + 2);
    invokeStatic(BODY, "within", "(" + V + V + V + ")Z");
    code.visitJumpInsn(Opcodes.IFEQ, labels[pc + 1]);
    load(temporary);
    set(a);
    load(temporary);
    set(a + LARGEST_FIXED);
    jump(pc, i);
  }

  private void iterate(int a, int c) {
    get(a);
    values(a + 1, LARGEST_FIXED);
    invoke(VALUE, "invoke", "(" + A + ")" + A);
    store(temporary);
    results(a + LARGEST_FIXED, c);
  }

  private void endIteration(int pc, int i, int a) {
    get(a + 1);
    invoke(VALUE, "isnil", "()Z");
    code.visitJumpInsn(Opcodes.IFNE, labels[pc + 1]);
    move(a + 1, a);
    jump(pc, i);
  }

  private void call(int a, int b, int c) {
    boolean one = b >= 1 && b - 1 <= LARGEST_FIXED && (c == 1 || c == 2);
    Label plain = new Label();
    Label done = new Label();
    constants.site(code);
    get(a);
    invoke(Type.getInternalName(Site.class), "of", "(" + V + ")L" + BODY + ";");
    code.visitInsn(Opcodes.DUP);
    store(temporary + 1);
    code.visitJumpInsn(Opcodes.IFNULL, plain);
    load(temporary + 1);
    get(a);
    code.visitTypeInsn(Opcodes.CHECKCAST, CLOSURE);
    arguments(a, b, one);
    invoke(BODY, one ? "call" : "invoke", callType("L" + CLOSURE + ";", b, one, A));
    invoke(VARARGS, one ? "arg1" : "eval", "()" + (one ? V : A));
    code.visitJumpInsn(Opcodes.GOTO, done);
    code.visitLabel(plain);
    get(a);
    arguments(a, b, one);
    invoke(VALUE, one ? "call" : "invoke", callType("", b, one, one ? V : A));
    code.visitLabel(done);
    take(a, c, one);
  }

  private static String callType(String first, int b, boolean one, String result) {
    return "(" + first + (one ? V.repeat(b - 1) : A) + ")" + result;
  }

  private void arguments(int a, int b, boolean one) {
    if (!one) {
      values(a + 1, b);
      return;
    }
    for (int r = a + 1; r < a + b; r++) {
      get(r);
    }
  }

  private void take(int a, int c, boolean one) {
    if (c == 1) {
      code.visitInsn(Opcodes.POP);
    } else if (one) {
      set(a);
    } else if (c == 0) {
      store(openVariable);
      openRegister = a;
    } else {
      store(temporary);
      results(a, c - 1);
    }
  }

  /** Spreads what the temporary holds over registers. */
  private void results(int from, int count) {
    for (int n = count; n >= 1; n--) {
      load(temporary);
      number(n);
      invoke(VARARGS, "arg", "(I)" + V);
      set(from + n - 1);
    }
  }
}
