package io.jtrace.chisel.lua;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import org.luaj.vm2.Lua;
import org.luaj.vm2.LuaClosure;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Prototype;
import org.luaj.vm2.Varargs;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Writes a Lua function as a class: registers become local variables, constants static fields. Not
 * for functions that make closures (their registers would have to live on) or take {@code ...}, and
 * not for long ones, which the JVM would not compile.
 */
final class BodyWriter {
  private static final int LONGEST = 400;
  private static final int MOST_PARAMETERS = 16;
  private static final int FIXED = 3;
  private static final String NAME = "io/jtrace/chisel/lua/Compiled";
  private static final Type VALUE = Type.getType(LuaValue.class);
  private static final Type CLOSURE = Type.getType(LuaClosure.class);
  private static final Type VARARGS = Type.getType(Varargs.class);
  private static final Type GLOBAL = Type.getType(Global.class);
  private static final LuaString ENVIRONMENT = LuaString.valueOf("_ENV");
  private static final Type SITE = Type.getType(Site.class);

  private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
  private final Prototype function;
  private final Bodies bodies;
  private final List<Object> data = new ArrayList<>();

  private BodyWriter(Prototype function, Bodies bodies) {
    this.function = function;
    this.bodies = bodies;
  }

  /** Whether a function can be written. */
  static boolean knows(Prototype function) {
    boolean fits =
        function.code.length <= LONGEST
            && function.numparams <= MOST_PARAMETERS
            && function.p.length == 0;
    for (int i = 0; fits && i < function.code.length; i++) {
      fits = knows(function.code[i]);
    }
    return fits;
  }

  private static boolean knows(int instruction) {
    return switch (Lua.GET_OPCODE(instruction)) {
      case Lua.OP_LOADKX, Lua.OP_CLOSURE, Lua.OP_VARARG, Lua.OP_EXTRAARG -> false;
      case Lua.OP_SETLIST -> Lua.GETARG_B(instruction) > 0 && Lua.GETARG_C(instruction) > 0;
      default -> true;
    };
  }

  /** Compiles a function that {@link #knows} accepts. */
  static Body compile(Prototype function, Bodies bodies) {
    BodyWriter writer = new BodyWriter(function, bodies);
    byte[] bytes = writer.write();
    try {
      return (Body)
          MethodHandles.lookup()
              .defineHiddenClassWithClassData(bytes, writer.data.toArray(), true)
              .lookupClass()
              .getDeclaredConstructor()
              .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] write() {
    // Of a version the JVM verifies without frames.
    writer.visit(
        Opcodes.V1_5, Opcodes.ACC_FINAL | Opcodes.ACC_SUPER, NAME, null, BodyCode.BODY, null);
    writeConstructor();
    for (int given = 0; given <= FIXED; given++) {
      writeCall(given);
    }
    writeInvoke();
    new BodyCode(
            function, this, writer.visitMethod(Opcodes.ACC_STATIC, "run", descriptor(), null, null))
        .write();
    writeInitializer();
    writer.visitEnd();
    return writer.toByteArray();
  }

  private String descriptor() {
    return descriptor(function.numparams);
  }

  private static String descriptor(int parameters) {
    Type[] types = new Type[parameters + 1];
    java.util.Arrays.fill(types, VALUE);
    types[0] = CLOSURE;
    return Type.getMethodDescriptor(VARARGS, types);
  }

  private void writeConstructor() {
    MethodVisitor code = writer.visitMethod(0, "<init>", "()V", null, null);
    code.visitCode();
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, BodyCode.BODY, "<init>", "()V", false);
    code.visitInsn(Opcodes.RETURN);
    end(code);
  }

  /** Missing arguments are nil, others are dropped. */
  private void writeCall(int given) {
    MethodVisitor code = writer.visitMethod(0, "call", descriptor(given), null, null);
    code.visitCode();
    code.visitVarInsn(Opcodes.ALOAD, 1);
    for (int i = 0; i < function.numparams; i++) {
      if (i < given) {
        code.visitVarInsn(Opcodes.ALOAD, 2 + i);
      } else {
        code.visitFieldInsn(
            Opcodes.GETSTATIC, VALUE.getInternalName(), "NIL", VALUE.getDescriptor());
      }
    }
    run(code);
  }

  private void writeInvoke() {
    String type = Type.getMethodDescriptor(VARARGS, CLOSURE, VARARGS);
    MethodVisitor code = writer.visitMethod(0, "invoke", type, null, null);
    code.visitCode();
    code.visitVarInsn(Opcodes.ALOAD, 1);
    for (int i = 1; i <= function.numparams; i++) {
      code.visitVarInsn(Opcodes.ALOAD, 2);
      code.visitIntInsn(Opcodes.BIPUSH, i);
      code.visitMethodInsn(
          Opcodes.INVOKEVIRTUAL,
          VARARGS.getInternalName(),
          "arg",
          Type.getMethodDescriptor(VALUE, Type.INT_TYPE),
          false);
    }
    run(code);
  }

  private void run(MethodVisitor code) {
    code.visitMethodInsn(Opcodes.INVOKESTATIC, NAME, "run", descriptor(), false);
    code.visitInsn(Opcodes.ARETURN);
    end(code);
  }

  private static void end(MethodVisitor code) {
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  /** Pushes a constant of the function. */
  void constant(MethodVisitor code, int index) {
    push(code, function.k[index], VALUE);
  }

  /** Pushes a new site. */
  void site(MethodVisitor code) {
    push(code, new Site(bodies), SITE);
  }

  /** Whether an instruction reads or writes a global of a name that is known. */
  boolean isGlobal(int upvalue, int key) {
    return Lua.ISK(key)
        && function.k[Lua.INDEXK(key)] instanceof LuaString
        && ENVIRONMENT.equals(function.upvalues[upvalue].name);
  }

  /** Pushes a global variable. */
  void global(MethodVisitor code, int key) {
    push(code, bodies.global(function.k[Lua.INDEXK(key)]), GLOBAL);
  }

  private void push(MethodVisitor code, Object value, Type type) {
    String field = "d" + data.size();
    data.add(value);
    writer
        .visitField(Opcodes.ACC_STATIC | Opcodes.ACC_FINAL, field, type.getDescriptor(), null, null)
        .visitEnd();
    code.visitFieldInsn(Opcodes.GETSTATIC, NAME, field, type.getDescriptor());
  }

  private static Type typeOf(Object value) {
    return value instanceof Site ? SITE : value instanceof Global ? GLOBAL : VALUE;
  }

  /** The static fields come from the data the class is defined with. */
  private void writeInitializer() {
    MethodVisitor code = writer.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
    code.visitCode();
    String handles = Type.getInternalName(MethodHandles.class);
    Type lookup = Type.getType(MethodHandles.Lookup.class);
    Type objects = Type.getType(Object[].class);
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC, handles, "lookup", Type.getMethodDescriptor(lookup), false);
    code.visitLdcInsn("_");
    code.visitLdcInsn(objects);
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        handles,
        "classData",
        "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;)"
            + "Ljava/lang/Object;",
        false);
    code.visitTypeInsn(Opcodes.CHECKCAST, objects.getInternalName());
    code.visitVarInsn(Opcodes.ASTORE, 0);
    for (int i = 0; i < data.size(); i++) {
      Type type = typeOf(data.get(i));
      code.visitVarInsn(Opcodes.ALOAD, 0);
      code.visitIntInsn(Opcodes.SIPUSH, i);
      code.visitInsn(Opcodes.AALOAD);
      code.visitTypeInsn(Opcodes.CHECKCAST, type.getInternalName());
      code.visitFieldInsn(Opcodes.PUTSTATIC, NAME, "d" + i, type.getDescriptor());
    }
    code.visitInsn(Opcodes.RETURN);
    end(code);
  }
}
