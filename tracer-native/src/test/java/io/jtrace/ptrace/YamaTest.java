package io.jtrace.ptrace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jtrace.capture.Finding.Verdict;
import org.junit.jupiter.api.Test;

class YamaTest {
  @Test
  void shouldFailOnlyWhenNobodyMayTrace() {
    assertEquals(Verdict.WORKS, new Yama(0).finding().verdict());
    assertEquals(Verdict.LACKS, new Yama(1).finding().verdict());
    assertEquals(Verdict.LACKS, new Yama(2).finding().verdict());
    assertEquals(Verdict.FAILS, new Yama(3).finding().verdict());
  }
}
