package io.jtrace.ebpf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jtrace.capture.CaptureSettings;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the kernel itself tells about threads; offsets are those of record.h. */
@Tag("kernel")
class EbpfTaskTest {
  private static final int EXECVE = 59;
  private static final Set<Integer> CLONES = Set.of(56, 57, 58, 435); // clone fork vfork clone3
  private static final int EXIT_GROUP = 231;
  private static final int ENTER = 1;
  private static final int EXIT = 2;
  private static final int PROCEXIT = 4;
  private static final int FORK = 6;
  private static final int EXIT_BODY_BYTES = 56;
  private static final int TASK_BYTES = 192;
  private static final int ARGV = 9;

  /** Copies of what was recorded. */
  private List<ByteBuffer> records;

  private long pid;

  @BeforeEach
  void needKernel() {
    KernelRights.assume();
  }

  private void record(int expectedStatus, String... command) throws Exception {
    List<byte[]> specs = new ArrayList<>(Collections.nCopies(1024, new byte[32]));
    byte[] taskAndArguments = {11, 0, 0, (byte) (0x80 | 1)}; // JT_OP_TASK, JT_IF_OK | 1
    specs.set(512 + EXECVE, Arrays.copyOf(taskAndArguments, 32));
    records = new ArrayList<>();
    specs.set(EXIT_GROUP, Arrays.copyOf(new byte[] {11}, 32));
    try (EbpfProbe probe = EbpfProbe.open(CaptureSettings.DEFAULTS, specs)) {
      Process process = new ProcessBuilder(command).start();
      pid = process.pid();
      assertEquals(expectedStatus, process.waitFor());
      probe.detach();
      probe.ring().drain((bytes, offset, length) -> records.add(copy(bytes, offset, length)));
    }
  }

  private static ByteBuffer copy(ByteBuffer bytes, int offset, int length) {
    byte[] copy = new byte[length];
    bytes.get(offset, copy);
    return ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN);
  }

  private List<ByteBuffer> of(int kind, long process) {
    return records.stream().filter(r -> r.getShort(16) == kind && r.getInt(12) == process).toList();
  }

  @Test
  void shouldRecordTheChildsReturnWhenAProcessForks() throws Exception {
    record(3, "/bin/sh", "-c", "/bin/true; exit 3");
    List<ByteBuffer> forks = of(FORK, pid);
    assertFalse(forks.isEmpty(), "the shell made no child");
    int child = forks.get(0).getInt(32);
    List<ByteBuffer> returns =
        of(EXIT, child).stream().filter(r -> CLONES.contains((int) r.getShort(20))).toList();
    assertEquals(1, returns.size());
    assertEquals(0, returns.get(0).getLong(32));
  }

  @Test
  void shouldTellTheExitCodeAsWaitDoesWhenAProcessEnds() throws Exception {
    record(3, "/bin/sh", "-c", "/bin/true; exit 3");
    List<ByteBuffer> ends = of(PROCEXIT, pid);
    assertEquals(1, ends.size());
    assertEquals(3 << 8, ends.get(0).getLong(32));
    assertEquals(1, ends.get(0).getInt(40));
  }

  @Test
  void shouldTellWhoTheProcessIsWhenItExecutes() throws Exception {
    record(3, "/bin/sh", "-c", "/bin/true; exit 3");
    ByteBuffer exec =
        of(EXIT, pid).stream()
            .filter(r -> r.getShort(20) == EXECVE && r.getLong(32) == 0)
            .reduce(
                (helper, last) -> last) // the JVM starts programs by way of a program of its own
            .orElseThrow();
    int task = 32 + EXIT_BODY_BYTES + 16;
    assertEquals(2, exec.getInt(24));
    assertEquals(TASK_BYTES, exec.getInt(task - 12));
    assertEquals(pid, exec.getInt(task));
    assertEquals(pid, exec.getInt(task + 4));
    assertEquals(ProcessHandle.current().pid(), exec.getInt(task + 12));
    assertEquals(0, exec.getInt(task + 40));
    assertEquals("sh", text(exec, task + 160, 2));
    int argv = task + TASK_BYTES;
    assertEquals(ARGV, exec.get(argv));
    assertEquals("/bin/sh\0-c\0/bin/true; exit 3\0", text(exec, argv + 16, exec.getInt(argv + 4)));
  }

  @Test
  void shouldTellTheMemoryInUseWhenAProcessFilledIt() throws Exception {
    record(0, "dd", "if=/dev/zero", "of=/dev/null", "bs=64M", "count=1", "status=none");
    ByteBuffer end =
        of(ENTER, pid).stream().filter(r -> r.getShort(20) == EXIT_GROUP).findFirst().orElseThrow();
    int task = 32 + 48 + 16;
    int sizeKb = end.getInt(task + 88);
    int residentKb = end.getInt(task + 92);
    assertTrue(residentKb > 0 && residentKb < sizeKb, residentKb + " of " + sizeKb + " kB");
    assertTrue(end.getLong(task + 80) > 0, "minor faults");
    assertEquals(openFilesLimit(), end.getLong(task + 64));
  }

  private static long openFilesLimit() throws Exception {
    Process shell = new ProcessBuilder("/bin/sh", "-c", "ulimit -n").start();
    return Long.parseLong(new String(shell.getInputStream().readAllBytes()).strip());
  }

  private static String text(ByteBuffer bytes, int offset, int length) {
    return new String(bytes.array(), offset, length, StandardCharsets.US_ASCII);
  }
}
