package io.jtrace.cli.e2e;

import io.jtrace.capture.CaptureException;
import io.jtrace.event.EventEncoder;
import io.jtrace.event.EventRange;
import io.jtrace.event.FdEntry;
import io.jtrace.event.FdKind;
import io.jtrace.event.GroupEntry;
import io.jtrace.event.InterfaceEntry;
import io.jtrace.event.MachineInfo;
import io.jtrace.event.ProcessEntry;
import io.jtrace.event.Snapshot;
import io.jtrace.event.UserEntry;
import io.jtrace.scap.Compression;
import io.jtrace.scap.ScapWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A capture made for tests: a shell that once a second changes its directory and starts a program,
 * which opens a file, reads it {@link #READS} times and ends. {@link #SECONDS} programs in all, by
 * turns {@code worker} and {@code noise}; one internal event a second.
 */
final class SampleCapture {
  static final int SECONDS = 8;
  static final int READS = 40;

  /** chdir, clone in parent and child, execve, open, read, close, and the two single events. */
  static final int EVENTS = SECONDS * (2 + 3 + 2 + 2 + 2 * READS + 2 + 2);

  /** 2023-11-14 22:13:20 UTC. */
  static final long START_NANOS = 1_700_000_000_000_000_000L;

  private static final long SHELL = 100;
  private static final int CLONE_EXIT = 223;
  private static final int EXECVE_EXIT = 293;
  private final EventEncoder encoder = new EventEncoder();
  private final EventRange range = new EventRange();
  private long nanos = START_NANOS;

  private SampleCapture() {
    range.ensure(EVENTS * 512);
    for (int second = 0; second < SECONDS; second++) {
      nanos = START_NANOS + second * 1_000_000_000L;
      second(second);
    }
  }

  static Path write(Path file) {
    return write(file, Compression.NONE);
  }

  static Path write(Path file, Compression compression) {
    try (ScapWriter writer = new ScapWriter(file, machine(), compression)) {
      writer.write(new SampleCapture().range);
      return file;
    } catch (CaptureException e) {
      throw new AssertionError(e);
    }
  }

  private static Snapshot machine() {
    byte[] here = {10, 0, 0, 1};
    byte[] mask = {-1, -1, -1, 0};
    byte[] everyone = {10, 0, 0, -1};
    return new Snapshot(
        new MachineInfo(2, 1L << 30, 32768, "box", 0),
        List.of(
            process(1, 0, "init", FdEntry.named(0, 5, FdKind.FILE_V2, "/dev/null", 1, 0)),
            process(SHELL, 1, "shell", FdEntry.named(4, 7, FdKind.FIFO, "pipe:[7]", 0, 0))),
        List.of(
            new InterfaceEntry("eth0", here, mask, everyone, 100),
            new InterfaceEntry("eth0", new byte[16], new byte[16], new byte[16], 0)),
        List.of(new UserEntry(1000, 1000, "ann", "/home/ann", "/bin/sh")),
        List.of(new GroupEntry(1000, "staff")));
  }

  private static ProcessEntry process(long tid, long parent, String name, FdEntry fd) {
    return new ProcessEntry(
        tid,
        tid,
        parent,
        tid,
        tid,
        tid,
        tid,
        tid,
        name,
        "/bin/" + name,
        "/bin/" + name,
        "-x\0",
        "A=1\0",
        "/top/",
        "/",
        "cpu=/\0",
        1024,
        0,
        1000,
        1000,
        -1,
        0,
        3,
        2,
        1,
        0,
        9,
        false,
        0,
        0,
        0,
        List.of(fd));
  }

  private void second(int second) {
    long child = 200 + second;
    event(SHELL, 234, 2).u64(3).u64(4).end();
    event(SHELL, 94, 0).end();
    event(SHELL, 95, 2).u64(0).text("d" + second).end();
    event(SHELL, 222, 0).end();
    birth(SHELL, CLONE_EXIT, child, SHELL, 1, "shell");
    birth(child, CLONE_EXIT, 0, child, SHELL, "shell");
    event(child, 292, 1).text("/bin/tool").end();
    birth(child, EXECVE_EXIT, 0, child, SHELL, second % 2 == 0 ? "worker" : "noise");
    file(child, second);
    event(child, 186, 4).u64(0).u64(0).u8(0).u8(0).end();
  }

  private void file(long tid, int second) {
    event(tid, 2, 3).text("file" + second).u32(1).u32(0).end();
    event(tid, 3, 5).u64(3).text("file" + second).u32(1).u32(0).u32(0).end();
    byte[] data = "hello".getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < READS; i++) {
      event(tid, 6, 2).u64(3).u32(64).end();
      event(tid, 7, 2).u64(5).bytes(data, 0, 5).end();
    }
    event(tid, 4, 1).u64(3).end();
    event(tid, 5, 1).u64(0).end();
  }

  private EventEncoder event(long tid, int type, int params) {
    nanos += 1000;
    return encoder.begin(range, nanos, tid, 1, type, params);
  }

  /** The twenty parameters that the ends of clone and execve have in common, but for the last. */
  private void birth(long tid, int type, long result, long pid, long parent, String name) {
    event(tid, type, 20).u64(result).text("/bin/" + name).text("-x").u64(pid).u64(pid).u64(parent);
    encoder.text("/top/").u64(1024).u64(0).u64(9).u32(3).u32(2).u32(1).text(name).text("cpu=/");
    if (type == CLONE_EXIT) {
      encoder.u32(0).u32(1000).u32(1000).u64(pid).u64(pid).end();
    } else {
      encoder.text("A=1").u32(0).u64(pid).u32(-1).u32(0).end();
    }
  }
}
