package io.jtrace.sys;

/**
 * Interrupts the waits of the thread that makes it, every so many milliseconds. A tick that comes
 * between two waits is lost, and the next one serves.
 *
 * <pre>
 *   struct sigevent: value u64 0 | signo i32 8 | notify i32 12 | tid i32 16
 *   struct itimerspec: interval 2 x i64 0 | value 2 x i64 16
 * </pre>
 */
public final class Ticker implements AutoCloseable {
  /** A real-time signal that neither libc (32, 33) nor the JVM (62) uses. */
  private static final int SIGNAL = 57;

  private static final int CLOCK_MONOTONIC = 1;
  private static final int TO_THREAD = 4;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final TraceLib.Functions c = TraceLib.load();
  private final long timer;

  /**
   * Starts to tick.
   *
   * @param millis between ticks, below 1000
   * @throws SyscallException if the kernel has no timer left
   */
  public Ticker(int millis) throws SyscallException {
    SignalActions.doNothingOn(c, SIGNAL);
    NativeBuffer event = new NativeBuffer(64);
    event.bytes().putInt(8, SIGNAL).putInt(12, TO_THREAD);
    event.bytes().putInt(16, (int) c.syscall(TraceLib.SYS_GETTID, 0, 0, 0));
    NativeBuffer made = new NativeBuffer(8);
    SignalActions.check(
        "timer_create", c.timer_create(CLOCK_MONOTONIC, event.address(), made.address()));
    timer = made.bytes().getLong(0);
    NativeBuffer period = new NativeBuffer(32);
    period.bytes().putLong(8, millis * NANOS_PER_MILLI).putLong(24, millis * NANOS_PER_MILLI);
    SignalActions.check("timer_settime", c.timer_settime(timer, 0, period.address(), 0));
  }

  @Override
  public void close() {
    c.timer_delete(timer);
  }
}
