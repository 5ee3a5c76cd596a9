package io.jtrace.chisel.lua;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.luaj.vm2.LuaClosure;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Prototype;
import org.luaj.vm2.TailcallVarargs;
import org.luaj.vm2.Varargs;

/** A Lua function as a class of the JVM; {@link BodyWriter} writes them. It does what LuaJ would. */
abstract class Body {
  private static final MethodHandle PLACE = place();

  /** Runs without arguments; the result may be a tail call that is still to be made. */
  abstract Varargs call(LuaClosure closure);

  /** Runs with one argument. */
  abstract Varargs call(LuaClosure closure, LuaValue first);

  /** Runs with two arguments. */
  abstract Varargs call(LuaClosure closure, LuaValue first, LuaValue second);

  /** Runs with three arguments. */
  abstract Varargs call(LuaClosure closure, LuaValue first, LuaValue second, LuaValue third);

  /** Runs with any arguments. */
  abstract Varargs invoke(LuaClosure closure, Varargs args);

  /** A tail call: made by whoever takes the result. */
  static Varargs tail(LuaValue function, Varargs args) {
    return new TailcallVarargs(function, args);
  }

  /** Whether a loop goes on. */
  static boolean within(LuaValue value, LuaValue limit, LuaValue step) {
    return step.gt_b(0) ? value.lteq_b(limit) : value.gteq_b(limit);
  }

  /** An error with the line of the instruction, unless it has one. */
  static LuaError placed(LuaClosure closure, Exception cause, int pc) {
    LuaError error = cause instanceof LuaError own ? own : new LuaError(cause);
    try {
      PLACE.invokeExact(closure, error, pc);
      return error;
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** LuaJ keeps to itself how an error gets its line. */
  private static MethodHandle place() {
    try {
      MethodHandles.Lookup errors =
          MethodHandles.privateLookupIn(LuaError.class, MethodHandles.lookup());
      MethodHandles.Lookup closures =
          MethodHandles.privateLookupIn(LuaClosure.class, MethodHandles.lookup());
      MethodType type =
          MethodType.methodType(void.class, LuaError.class, Prototype.class, int.class);
      MethodHandle hooks = closures.findVirtual(LuaClosure.class, "processErrorHooks", type);
      MethodHandle trace = errors.findGetter(LuaError.class, "traceback", String.class);
      MethodHandle own =
          MethodHandles.lookup()
              .findStatic(
                  Body.class,
                  "place",
                  MethodType.methodType(
                      void.class,
                      MethodHandle.class,
                      MethodHandle.class,
                      LuaClosure.class,
                      LuaError.class,
                      int.class));
      return MethodHandles.insertArguments(own, 0, hooks, trace);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static void place(
      MethodHandle hooks, MethodHandle trace, LuaClosure closure, LuaError error, int pc)
      throws Throwable {
    if ((String) trace.invokeExact(error) == null) {
      hooks.invoke(closure, error, closure.p, pc);
    }
  }
}
