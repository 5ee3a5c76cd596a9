package io.jtrace.cli;

/** Carries a signal to whatever runs at that moment. Safe for any thread. */
final class Stopper {
  private Runnable action = () -> {};
  private boolean stopped;

  /** Sets what a signal ends; runs it at once if the signal came before. */
  synchronized void onStop(Runnable newAction) {
    action = newAction;
    if (stopped) {
      action.run();
    }
  }

  /** The signal has come. */
  synchronized void stop() {
    stopped = true;
    action.run();
  }

  /** Whether a signal has come. */
  synchronized boolean isStopped() {
    return stopped;
  }
}
