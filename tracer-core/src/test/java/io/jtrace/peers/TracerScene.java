package io.jtrace.peers;

import io.jtrace.capture.CaptureException;
import io.jtrace.event.EventEncoder;
import io.jtrace.event.EventRange;
import io.jtrace.event.FdEntry;
import io.jtrace.event.FdKind;
import io.jtrace.event.MachineInfo;
import io.jtrace.event.ProcessEntry;
import io.jtrace.event.Snapshot;
import io.jtrace.scap.Compression;
import io.jtrace.scap.ScapWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A few processes that write to the null device, as a capture file. */
final class TracerScene {
  static final long SHELL = 100;

  /** A thread of the shell's process. */
  static final long THREAD = 101;

  /** A child of the shell. */
  static final long CHILD = 200;

  static final long STRANGER = 300;

  /** Open in every process. */
  static final int NULL = 1;

  static final int OTHER_NULL = 3;
  static final int FILE = 4;
  static final int OPENED = 9;

  private static final int OPEN = 2;
  private static final int CLOSE = 4;
  static final int READ = 6;
  static final int WRITE = 8;
  static final int PWRITE = 114;
  static final int WRITEV = 118;
  private static final int DUP = 124;

  private final EventRange range = new EventRange();
  private final EventEncoder encoder = new EventEncoder();
  private long nanos = 1_700_000_000_000_000_007L;

  private EventEncoder event(long tid, int type, int params) {
    range.ensure(4096);
    nanos += 1700 + tid;
    return encoder.begin(range, nanos, tid, (int) tid % 4, type, params);
  }

  TracerScene call(int type, long tid, int fd, String data) {
    byte[] bytes = data.getBytes(StandardCharsets.ISO_8859_1);
    int params = type == READ || type == WRITE || type == WRITEV ? 2 : 3;
    EventEncoder enter = event(tid, type, params).u64(fd).u32(bytes.length);
    (params == 3 ? enter.u64(0) : enter).end();
    return exit(type, tid, data);
  }

  TracerScene exit(int type, long tid, String data) {
    byte[] bytes = data.getBytes(StandardCharsets.ISO_8859_1);
    event(tid, type + 1, 2).u64(bytes.length).bytes(bytes, 0, bytes.length).end();
    return this;
  }

  TracerScene write(long tid, int fd, String data) {
    return call(WRITE, tid, fd, data);
  }

  TracerScene write(long tid, String data) {
    return write(tid, NULL, data);
  }

  TracerScene open(long tid, String path) {
    event(tid, OPEN, 3).text(path).u32(2).u32(0).end();
    event(tid, OPEN + 1, 5).u64(OPENED).text(path).u32(2).u32(0).u32(6).end();
    return this;
  }

  TracerScene close(long tid, int fd) {
    event(tid, CLOSE, 1).u64(fd).end();
    event(tid, CLOSE + 1, 1).u64(0).end();
    return this;
  }

  TracerScene duplicate(long tid, int fd, int copy) {
    event(tid, DUP, 1).u64(fd).end();
    event(tid, DUP + 1, 1).u64(copy).end();
    return this;
  }

  TracerScene work(long tid) {
    return call(READ, tid, FILE, "work of " + tid);
  }

  /** Everybody works a little. */
  TracerScene work() {
    return work(SHELL).work(THREAD).work(CHILD).work(STRANGER);
  }

  Path save(Path file) throws CaptureException {
    try (ScapWriter writer = new ScapWriter(file, machine(), Compression.NONE)) {
      writer.write(range);
    }
    return file;
  }

  static Snapshot machine() {
    return new Snapshot(
        new MachineInfo(4, 8L << 30, 32768, "box", 1_600_000_000_000_000_000L),
        List.of(
            thread(SHELL, SHELL, 1, "shell"),
            thread(THREAD, SHELL, 1, "thread"),
            thread(CHILD, CHILD, SHELL, "child"),
            thread(STRANGER, STRANGER, 7, "stranger")),
        List.of(),
        List.of(),
        List.of());
  }

  private static ProcessEntry thread(long tid, long pid, long parent, String name) {
    List<FdEntry> fds =
        List.of(
            FdEntry.named(NULL, 5, FdKind.FILE_V2, "/dev/null", 2, 6),
            FdEntry.named(OTHER_NULL, 5, FdKind.FILE, "/dev/null", 0, 0),
            FdEntry.named(FILE, 77, FdKind.FILE_V2, "/etc/hosts", 1, 9));
    return new ProcessEntry(
        tid,
        pid,
        parent,
        1,
        1,
        -1,
        tid,
        tid,
        name,
        name,
        "/bin/" + name,
        "",
        "",
        "/",
        "/",
        "",
        1024,
        0,
        0,
        0,
        -1,
        0,
        0,
        0,
        0,
        0,
        0,
        false,
        0,
        0,
        0,
        fds);
  }
}
