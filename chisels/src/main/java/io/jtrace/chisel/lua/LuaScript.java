package io.jtrace.chisel.lua;

import io.jtrace.chisel.ChiselControl;
import io.jtrace.chisel.ChiselException;
import io.jtrace.chisel.Script;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaValue;

/** The callbacks of one loaded script. */
final class LuaScript implements Script {
  private static final long NANOS = 1_000_000_000;
  private final LuaWorld world;
  private final ChiselControl control;
  private LuaFunction onEvent;
  private JtraceTable.Step step;

  LuaScript(LuaWorld world, ChiselControl control) {
    this.world = world;
    this.control = control;
    takeOnEvent();
  }

  /** A callback may have put another function in its place. */
  private void takeOnEvent() {
    onEvent = world.function("on_event");
    step = onEvent instanceof JtraceTable.Step own ? own : null;
  }

  @Override
  public void setArgument(String name, String value) throws ChiselException {
    if (world.function("on_set_arg") == null) {
      throw new ChiselException("chisel " + control.name() + " misses a set_arg() function.");
    }
    demand("on_set_arg", "set_arg()", Text.lua(name), Text.lua(value));
  }

  @Override
  public void init() throws ChiselException {
    LuaFunction function = world.function("on_init");
    if (function == null) {
      return;
    }
    LuaValue result = call(function);
    // A chisel that handed over to another is gone: what it returns means nothing.
    if (!control.hasSuccessor()) {
      check("init()", result);
    }
  }

  @Override
  public void captureStart() throws ChiselException {
    demand("on_capture_start", "on_capture_start()");
  }

  @Override
  public boolean event() throws ChiselException {
    if (onEvent == null) {
      return true;
    }
    try {
      return step == null ? world.test(onEvent) : world.test(step, control.event());
    } catch (LuaFailure e) {
      throw new ChiselException(e.getMessage(), e);
    }
  }

  @Override
  public void interval(long timestampNanos, long deltaNanos) throws ChiselException {
    LuaFunction function = world.function("on_interval");
    if (function == null) {
      throw new ChiselException("calling on_interval() failed: there is no such function");
    }
    if (!call(function, times(timestampNanos, deltaNanos)).toboolean()) {
      throw new ChiselException("execution terminated by the " + control.name() + " chisel");
    }
  }

  @Override
  public void captureEnd(long lastNanos, long deltaNanos) throws ChiselException {
    LuaFunction function = world.function("on_capture_end");
    if (function != null) {
      call(function, times(lastNanos, deltaNanos));
    }
  }

  private static LuaValue[] times(long nanos, long deltaNanos) {
    return new LuaValue[] {
      LuaValue.valueOf((double) (nanos / NANOS)),
      LuaValue.valueOf((double) (nanos % NANOS)),
      LuaValue.valueOf((double) deltaNanos)
    };
  }

  private void demand(String name, String shown, LuaValue... args) throws ChiselException {
    LuaFunction function = world.function(name);
    if (function != null) {
      check(shown, call(function, args));
    }
  }

  private void check(String shown, LuaValue result) throws ChiselException {
    if (!result.isboolean()) {
      throw new ChiselException(shown + " must return a boolean, not " + result.typename());
    }
    if (!result.toboolean()) {
      throw new ChiselException(shown + " for chisel " + control.name() + " failed.");
    }
  }

  private LuaValue call(LuaFunction function, LuaValue... args) throws ChiselException {
    try {
      LuaValue result = world.call(function, args);
      takeOnEvent();
      return result;
    } catch (LuaFailure e) {
      throw new ChiselException(e.getMessage(), e);
    }
  }
}
