package io.jtrace.ebpf;

import io.jtrace.capture.CaptureException;
import io.jtrace.capture.Target;
import io.jtrace.record.ThreadTree;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Running processes with their threads, and all that they start. */
final class ProcessScope extends Scope {
  private final Target.Processes wanted;
  private final ThreadTree tree = new ThreadTree(true);

  ProcessScope(Target.Processes wanted) {
    this.wanted = wanted;
  }

  @Override
  void prepare() throws CaptureException {
    for (int pid : wanted.pids()) {
      Path threads = Path.of("/proc", Integer.toString(pid), "task");
      try (DirectoryStream<Path> folder = Files.newDirectoryStream(threads)) {
        folder.forEach(thread -> tree.add(Integer.parseInt(thread.getFileName().toString())));
      } catch (IOException e) {
        throw new CaptureException("no process " + pid, e);
      }
    }
  }

  @Override
  boolean takes(ByteBuffer bytes, int offset) {
    return tree.takes(bytes, offset);
  }

  @Override
  boolean isOver() {
    return tree.isEmpty();
  }
}
