package io.jtrace.chisel.lua;

import org.luaj.vm2.Buffer;
import org.luaj.vm2.Lua;
import org.luaj.vm2.LuaClosure;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Prototype;
import org.luaj.vm2.UpValue;
import org.luaj.vm2.Varargs;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Code that reads and writes the registers, constants and upvalues of a Lua function. Local
 * variables:
 *
 * <pre>
 *   0          the closure
 *   1 + r      register r; the parameters come first
 *   then       the instruction being run, for error texts
 *              the open results of the last call
 *              the closure's upvalues
 *              two for what is between two steps
 * </pre>
 */
abstract class RegisterCode {
  /** The class above all written ones. */
  static final String BODY = Type.getInternalName(Body.class);

  static final String VALUE = Type.getInternalName(LuaValue.class);
  static final String VARARGS = Type.getInternalName(Varargs.class);
  static final String CLOSURE = Type.getInternalName(LuaClosure.class);
  static final String UPVALUE = Type.getInternalName(UpValue.class);
  static final String V = "L" + VALUE + ";";
  static final String A = "L" + VARARGS + ";";
  private static final String GLOBAL = Type.getInternalName(Global.class);
  private static final String BUFFER = Type.getInternalName(Buffer.class);
  private static final int FIELDS_A_FLUSH = 50;
  final BodyWriter constants;
  final MethodVisitor code;
  final int pcVariable;
  final int openVariable;
  final int upvalues;
  final int temporary;

  /** Where the open results begin, as the registers that the last call left them in. */
  int openRegister;

  /** Code into a method whose parameters are the closure and the function's own. */
  RegisterCode(Prototype function, BodyWriter constants, MethodVisitor code) {
    this.constants = constants;
    this.code = code;
    pcVariable = 1 + function.maxstacksize;
    openVariable = pcVariable + 1;
    upvalues = pcVariable + 2;
    temporary = pcVariable + 3;
  }

  /** Pushes registers as one: one less than the count, or up to and with the open results. */
  final void values(int from, int countAndOne) {
    boolean open = countAndOne == 0;
    int count = open ? openRegister - from : countAndOne - 1;
    if (count == 0) {
      if (open) {
        load(openVariable);
      } else {
        field(VALUE, "NONE", V);
      }
    } else if (count == 1 && !open) {
      get(from);
    } else {
      array(from, count);
      if (open) {
        load(openVariable);
      }
      invokeStatic(VALUE, "varargsOf", "([" + V + (open ? A : "") + ")" + A);
    }
  }

  private void array(int from, int count) {
    number(count);
    code.visitTypeInsn(Opcodes.ANEWARRAY, VALUE);
    for (int n = 0; n < count; n++) {
      code.visitInsn(Opcodes.DUP);
      number(n);
      get(from + n);
      code.visitInsn(Opcodes.AASTORE);
    }
  }

  /** Pushes a new table. */
  final void newTable(int arraySize, int hashSize) {
    String table = Type.getInternalName(LuaTable.class);
    code.visitTypeInsn(Opcodes.NEW, table);
    code.visitInsn(Opcodes.DUP);
    number(arraySize);
    number(hashSize);
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, table, "<init>", "(II)V", false);
  }

  /** Pushes the text of registers one after another. */
  final void concat(int from, int to) {
    if (to == from + 1) {
      get(from);
      operate("concat", to);
      return;
    }
    get(to);
    invoke(VALUE, "buffer", "()L" + BUFFER + ";");
    store(temporary);
    for (int r = to - 1; r >= from; r--) {
      get(r);
      load(temporary);
      invoke(VALUE, "concat", "(L" + BUFFER + ";)L" + BUFFER + ";");
      store(temporary);
    }
    load(temporary);
    invoke(BUFFER, "value", "()" + V);
  }

  /** Fills a table from the registers behind it. */
  final void setList(int a, int count, int block) {
    int offset = (block - 1) * FIELDS_A_FLUSH;
    get(a);
    number(offset + count);
    invoke(VALUE, "presize", "(I)V");
    for (int n = 1; n <= count; n++) {
      get(a);
      number(offset + n);
      get(a + n);
      invoke(VALUE, "set", "(I" + V + ")V");
    }
  }

  /** Pushes an entry of the table in an upvalue. */
  final void getEntry(int upvalue, int key) {
    if (constants.isGlobal(upvalue, key)) {
      constants.global(code, key);
      upvalue(upvalue);
      invoke(GLOBAL, "get", "(" + V + ")" + V);
    } else {
      upvalue(upvalue);
      operate("get", key);
    }
  }

  /** Sets an entry of the table in an upvalue. */
  final void setEntry(int upvalue, int key, int value) {
    if (constants.isGlobal(upvalue, key)) {
      constants.global(code, key);
      upvalue(upvalue);
      operand(value);
      invoke(GLOBAL, "set", "(" + V + V + ")V");
    } else {
      upvalue(upvalue);
      setEntry(key, value);
    }
  }

  /** Sets an entry of the table pushed last. */
  final void setEntry(int b, int c) {
    operand(b);
    operand(c);
    invoke(VALUE, "set", "(" + V + V + ")V");
  }

  /** Pushes what a method of a register gives. */
  final void unary(int register, String method) {
    get(register);
    invoke(VALUE, method, "()" + V);
  }

  /** Applies a method to what was pushed last and an operand. */
  final void operate(String method, int operand) {
    operand(operand);
    invoke(VALUE, method, "(" + V + ")" + V);
  }

  /** Pushes a register or a constant. */
  final void operand(int rk) {
    if (Lua.ISK(rk)) {
      constants.constant(code, Lua.INDEXK(rk));
    } else {
      get(rk);
    }
  }

  /** Pushes an upvalue's value. */
  final void upvalue(int index) {
    upvalueCell(index);
    invoke(UPVALUE, "getValue", "()" + V);
  }

  /** Pushes an upvalue. */
  final void upvalueCell(int index) {
    load(upvalues);
    number(index);
    code.visitInsn(Opcodes.AALOAD);
  }

  /** Copies a register. */
  final void move(int from, int to) {
    get(from);
    set(to);
  }

  /** Pushes a register. */
  final void get(int register) {
    load(1 + register);
  }

  /** Takes what was pushed last into a register. */
  final void set(int register) {
    store(1 + register);
  }

  /** Pushes a local variable. */
  final void load(int variable) {
    code.visitVarInsn(Opcodes.ALOAD, variable);
  }

  /** Takes what was pushed last into a local variable. */
  final void store(int variable) {
    code.visitVarInsn(Opcodes.ASTORE, variable);
  }

  /** Pushes nil. */
  final void nil() {
    field(VALUE, "NIL", V);
  }

  /** Pushes a static field. */
  final void field(String owner, String name, String type) {
    code.visitFieldInsn(Opcodes.GETSTATIC, owner, name, type);
  }

  /** Pushes a small number. */
  final void number(int value) {
    code.visitIntInsn(Opcodes.SIPUSH, value);
  }

  /** Calls a method. */
  final void invoke(String owner, String name, String type) {
    code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, owner, name, type, false);
  }

  /** Calls a static method. */
  final void invokeStatic(String owner, String name, String type) {
    code.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, type, false);
  }
}
