package io.jtrace.ebpf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jtrace.capture.CaptureSettings;
import io.jtrace.sys.BpfObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("kernel")
class EbpfProbeTest {
  /** Of struct jt_header and enum jt_kind in record.h. */
  private static final int KIND = 16;

  private static final int LOSS = 8;

  private static final int SPECS = 2 * 512;
  private static final int EXECVE = 59;
  private static final int KIND_ENTER = 1;
  private static final int HEADER_BYTES = 32;
  private static final int ENTER_BYTES = 48;
  private static final int CHUNK_BYTES = 16;

  @BeforeEach
  void needKernel() {
    KernelRights.assume();
  }

  private static List<byte[]> specsWithExecvePath() {
    List<byte[]> specs = new ArrayList<>(Collections.nCopies(SPECS, new byte[32]));
    byte[] path = new byte[32];
    path[0] = 1; // JT_OP_STR at argument 0
    specs.set(EXECVE, path);
    return specs;
  }

  @Test
  void shouldSeeThePathWhenAProgramIsStarted() throws Exception {
    assertPathSeen(EbpfProbe.open(CaptureSettings.DEFAULTS, specsWithExecvePath()));
  }

  @Test
  void shouldSeeThePathWhenTheLightSkeletonLoadsTheProbe() throws Exception {
    assertPathSeen(
        EbpfProbe.open(
            CaptureSettings.DEFAULTS,
            specsWithExecvePath(),
            () -> BpfObject.open(ProbeFiles.skeleton())));
  }

  private static void assertPathSeen(EbpfProbe opened) throws Exception {
    List<String> paths = new ArrayList<>();
    try (EbpfProbe probe = opened) {
      assertEquals(0, new ProcessBuilder("/bin/true").start().waitFor());
      probe.detach();
      probe.ring().drain((bytes, offset, length) -> addPath(paths, bytes, offset));
      assertEquals(0, probe.losses(0).ringFull());
      assertTrue(probe.losses(0).seen() > 100, probe.losses(0).toString());
    }
    assertTrue(paths.contains("/bin/true\0"), paths.toString());
  }

  private static boolean addPath(List<String> paths, ByteBuffer bytes, int offset) {
    if (bytes.getShort(offset + 16) == KIND_ENTER && bytes.getShort(offset + 20) == EXECVE) {
      int chunk = offset + HEADER_BYTES + ENTER_BYTES;
      byte[] text = new byte[bytes.getInt(chunk + 4)];
      bytes.get(chunk + CHUNK_BYTES, text);
      paths.add(new String(text, StandardCharsets.US_ASCII));
    }
    return true;
  }

  @Test
  void shouldLeaveOutItsOwnProcessWhenItCallsTheKernel() throws Exception {
    int own = (int) ProcessHandle.current().pid();
    List<Integer> owners = new ArrayList<>();
    try (EbpfProbe probe = EbpfProbe.open(CaptureSettings.DEFAULTS, specsWithExecvePath())) {
      readSomething();
      new ProcessBuilder("/bin/true").start().waitFor();
      probe.detach();
      probe.ring().drain((bytes, offset, length) -> owners.add(bytes.getInt(offset + 12)));
    }
    assertTrue(owners.size() > 100, "only " + owners.size() + " records of a starting program");
    assertTrue(!owners.contains(own), "records of the tracer itself");
  }

  private static void readSomething() throws IOException {
    for (int i = 0; i < 10; i++) {
      java.nio.file.Files.readString(java.nio.file.Path.of("/proc/self/stat"));
    }
  }

  @Test
  void shouldCountEachLossWhenTheRingIsFull() throws Exception {
    CaptureSettings tiny = new CaptureSettings(80, 4096);
    try (EbpfProbe probe = EbpfProbe.open(tiny, specsWithExecvePath())) {
      new ProcessBuilder("/bin/true").start().waitFor();
      probe.detach();
      int[] kept = {0};
      probe
          .ring()
          .drain(
              (bytes, offset, length) -> {
                // what the probe tells of a loss is no record of the machine's
                kept[0] += bytes.getShort(offset + KIND) == LOSS ? 0 : 1;
                return true;
              });
      var losses = probe.losses(0);
      assertTrue(losses.ringFull() > 0, losses.toString());
      assertEquals(losses.seen(), kept[0] + losses.ringFull());
    }
  }
}
