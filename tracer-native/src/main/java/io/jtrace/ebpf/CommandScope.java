package io.jtrace.ebpf;

import io.jtrace.capture.CaptureException;
import io.jtrace.capture.Target;
import io.jtrace.record.ThreadTree;
import io.jtrace.sys.StoppedCommand;
import io.jtrace.sys.SyscallException;
import java.nio.ByteBuffer;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/** A command that is started when the probe sits, and all that it starts. */
final class CommandScope extends Scope {
  private final Target.Command wanted;
  private final ThreadTree tree = new ThreadTree(false);
  private final CompletableFuture<Integer> exit = new CompletableFuture<>();

  /** Until then the ring holds nothing of the command but the shell it is started by. */
  private boolean begun;

  private volatile StoppedCommand command;

  CommandScope(Target.Command wanted) {
    this.wanted = wanted;
  }

  @Override
  void prepare() throws CaptureException {
    try {
      command = new StoppedCommand(wanted.program(), wanted.words());
    } catch (SyscallException e) {
      throw new CaptureException("cannot start " + wanted.program() + ": " + e.getMessage(), e);
    }
    if (!command.awaitStop()) {
      throw new CaptureException("/bin/sh ended before it ran " + wanted.program());
    }
    tree.add(command.pid());
  }

  @Override
  void begin() {
    begun = true;
    command.start();
    Thread waiter =
        new Thread(() -> exit.complete(StoppedCommand.exitCode(command.await())), "jtrace-command");
    waiter.setDaemon(true);
    waiter.start();
  }

  @Override
  boolean takes(ByteBuffer bytes, int offset) {
    return begun && tree.takes(bytes, offset);
  }

  @Override
  boolean isOver() {
    return exit.isDone() && tree.isEmpty();
  }

  @Override
  boolean interrupt() {
    StoppedCommand started = command;
    if (started != null) {
      started.terminate();
    }
    return started != null;
  }

  @Override
  OptionalInt commandExit() {
    return command == null ? OptionalInt.empty() : OptionalInt.of(exit.join());
  }
}
