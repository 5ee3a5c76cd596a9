package io.jtrace.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CaptureSpecTest {
  @Test
  void shouldMakeTheBytesOfRecordHWhenWordsAreParsed() {
    byte[] expected = {1, 1, 0, 0, 10, 6, 0, (byte) 0x80, 8, 2, 0, 6, 11, 0, 0, 3};
    byte[] spec = CaptureSpec.parse("STR:1 FILE:ret? MEM:2,24 TASK+ARGV+ENV");
    assertArrayEquals(expected, Arrays.copyOf(spec, 16));
    assertArrayEquals(new byte[16], Arrays.copyOfRange(spec, 16, 32));
  }

  @Test
  void shouldNameTheWordWhenItIsUnknown() {
    var failure =
        assertThrows(IllegalArgumentException.class, () -> CaptureSpec.parse("STR:1 STRING:2"));
    assertEquals("unknown capture word: STRING:2", failure.getMessage());
  }
}
