package io.jtrace.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Entry point: maps outcomes to exit codes, and Ctrl-C and SIGTERM to an orderly end. */
public final class Main {
  /** The job was done. */
  static final int OK = 0;

  /** The job could not be done, or not wholly; a line on standard error says why. */
  static final int FAILED = 1;

  private static final long DRAIN_SECONDS = 20;

  private Main() {}

  /**
   * Runs jtrace and exits with 0, or with 1 after one line on standard error.
   *
   * @param args as sysdig takes them
   */
  public static void main(String[] args) {
    Stopper stopper = new Stopper();
    CountDownLatch finished = new CountDownLatch(1);
    AtomicInteger code = new AtomicInteger(FAILED);
    Thread hook = new Thread(() -> endInOrder(stopper, finished, code), "jtrace-signal");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      code.set(new Jtrace(Console.ofProcess(), stopper).run(args));
    } finally {
      finished.countDown();
    }
    // A chisel may have left a suspended coroutine, which is a thread: do not wait for it.
    Runtime.getRuntime().halt(code.get());
  }

  /** A signal ends the capture the way its own end would: drained, written, exit code 0. */
  private static void endInOrder(Stopper stopper, CountDownLatch finished, AtomicInteger code) {
    stopper.stop();
    try {
      if (finished.await(DRAIN_SECONDS, TimeUnit.SECONDS)) {
        Runtime.getRuntime().halt(code.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
