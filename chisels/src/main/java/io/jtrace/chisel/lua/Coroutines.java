package io.jtrace.chisel.lua;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaThread;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** Keeps the number of coroutines small: under LuaJ each is a thread of the process. */
final class Coroutines {
  private static final int MOST = 200;
  private static final int STEPS = 5000;
  private final List<WeakReference<LuaThread>> begun = new ArrayList<>();
  private final LuaValue create;
  private final Fuel fuel;

  private Coroutines(LuaValue create, Fuel fuel) {
    this.create = create;
    this.fuel = fuel;
  }

  /** Replaces the functions that make coroutines. */
  static void limit(LuaTable library, Fuel fuel) {
    Coroutines coroutines = new Coroutines(library.get("create"), fuel);
    LuaValue resume = library.get("resume");
    library.set("create", StringFunctions.function(coroutines::create));
    library.set("wrap", StringFunctions.function(args -> coroutines.wrap(args, resume)));
  }

  private LuaThread create(Varargs args) {
    fuel.pay(STEPS);
    begun.removeIf(Coroutines::isOver);
    if (begun.size() >= MOST) {
      throw new LuaError("more than " + MOST + " coroutines are open");
    }
    LuaThread thread = create.call(args.checkfunction(1)).checkthread();
    begun.add(new WeakReference<>(thread));
    return thread;
  }

  private static boolean isOver(WeakReference<LuaThread> reference) {
    LuaThread thread = reference.get();
    return thread == null || thread.state.status == LuaThread.STATUS_DEAD;
  }

  private LuaValue wrap(Varargs args, LuaValue resume) {
    LuaThread thread = create(args);
    return StringFunctions.function(
        values -> {
          Varargs result = resume.invoke(LuaValue.varargsOf(thread, values));
          fuel.settle();
          if (result.arg1().toboolean()) {
            return result.subargs(2);
          }
          throw ScriptError.of(result.arg(2));
        });
  }
}
