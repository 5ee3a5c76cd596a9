package io.jtrace.cli.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A real keepalived that does VRRP only, without syslog. */
final class Keepalived implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(8);
  private final Command.Background parent;
  private final long child;

  private Keepalived(Command.Background parent, long child) {
    this.parent = parent;
    this.child = child;
  }

  /**
   * Starts one.
   *
   * @param program path of keepalived; its last part becomes the process name
   * @param role MASTER or BACKUP, the state it starts in
   * @param within puts a command into the wanted network namespace
   */
  static Keepalived start(
      String program, String role, int priority, Path folder, UnaryOperator<Command> within) {
    Path config = folder.resolve(role + ".conf");
    Path childPid = folder.resolve(role + ".vrrp.pid");
    write(config, config(role, priority));
    Command command =
        Command.of(
            program,
            "-n",
            "-P",
            "-l",
            "-D",
            "-G",
            "-f",
            config.toString(),
            "-p",
            folder.resolve(role + ".pid").toString(),
            "-r",
            childPid.toString());
    Command.Background parent = within.apply(command).start();
    if (!Waiting.until(START_LIMIT, () -> childPid.toFile().length() > 1)) {
      parent.close();
      throw new AssertionError("keepalived did not start: " + parent.errorText());
    }
    return new Keepalived(parent, Long.parseLong(read(childPid).strip()));
  }

  private static String config(String role, int priority) {
    return """
        global_defs {
          router_id %1$s
          max_auto_priority -1
          vrrp_garp_master_repeat 1
        }
        vrrp_instance lb {
          state %1$s
          interface eth0
          virtual_router_id 205
          priority %2$d
          advert_int 1
          virtual_ipaddress {
            10.99.0.7/24
          }
        }
        """
        .formatted(role, priority);
  }

  /** Process that sends the adverts. */
  long sender() {
    return child;
  }

  /** The parent, which is what was started, and the child that does VRRP. */
  Set<String> pids() {
    return Set.of(Long.toString(parent.pid()), Long.toString(child));
  }

  String log() {
    return parent.outputText() + parent.errorText();
  }

  @Override
  public void close() {
    Command.of("kill", "-CONT", Long.toString(child)).run();
    parent.close();
    ProcessHandle.of(child).ifPresent(ProcessHandle::destroyForcibly);
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
