package io.jtrace.cli.e2e;

/** Signals to processes; Java's own API knows only TERM and KILL. */
final class Signals {
  private Signals() {}

  static void send(String name, long pid) {
    Command.of("kill", "-" + name, Long.toString(pid)).runOk();
  }
}
