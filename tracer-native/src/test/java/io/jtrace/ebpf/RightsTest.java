package io.jtrace.ebpf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jtrace.capture.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class RightsTest {
  private static List<Finding.Verdict> verdicts(String capabilities) {
    return Rights.of("Name:\tx\nCapEff:\t" + capabilities + "\n").findings().stream()
        .map(Finding::verdict)
        .toList();
  }

  @Test
  void shouldNameWhatIsMissingWhenCapabilitiesDiffer() {
    Finding.Verdict works = Finding.Verdict.WORKS;
    Finding.Verdict fails = Finding.Verdict.FAILS;
    Finding.Verdict lacks = Finding.Verdict.LACKS;
    assertEquals(List.of(works, works, works), verdicts("000001ffffffffff"));
    assertEquals(List.of(works, works, lacks), verdicts("000000c000000000")); // bpf, perfmon
    assertEquals(List.of(works, fails, lacks), verdicts("0000008000000000")); // bpf
    assertEquals(List.of(works, works, lacks), verdicts("0000000000200000")); // sys_admin
    assertEquals(List.of(fails, fails, lacks), verdicts("0000000000000000"));
  }

  @Test
  void shouldKnowWhichKernelsWillDoWhenReleasesDiffer() {
    assertTrue(Examination.isRecent("6.18.44"));
    assertTrue(Examination.isRecent("5.18.0-rc1"));
    assertFalse(Examination.isRecent("5.10.0-30-amd64"));
    assertFalse(Examination.isRecent("4.19"));
    assertFalse(Examination.isRecent("unknown"));
  }
}
