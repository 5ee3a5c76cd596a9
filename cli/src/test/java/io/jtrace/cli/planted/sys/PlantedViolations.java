package io.jtrace.cli.planted.sys;

import com.lmax.disruptor.BlockingWaitStrategy;
import com.sun.jna.Pointer;
import io.jtrace.event.EventSchema;
import org.luaj.vm2.LuaValue;
import picocli.CommandLine;

/** Breaks every rule of the rooms once, so that the rules can be seen to work. */
public final class PlantedViolations {
  Pointer foreignFunction;
  BlockingWaitStrategy disruptor;
  LuaValue lua;
  CommandLine commandLine;
  EventSchema roomThatMayNotBeSeen;

  /** Reads a clock and writes to standard streams. */
  public void misbehave() {
    System.out.println(System.nanoTime());
    System.err.println(System.currentTimeMillis());
  }
}
