package io.jtrace.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class NextRunTest {
  @Test
  void shouldKeepQuotedWordsTogetherWhenAChiselAsksForARun() {
    NextRun next = new NextRun();
    assertFalse(next.isWanted());
    next.set("-r first");
    next.set("-r \"a file.scap\"  -w out \"\" \"evt.type=open and fd.num>3\"");
    assertTrue(next.isWanted());
    assertArrayEquals(
        new String[] {"-r", "a file.scap", "-w", "out", "", "evt.type=open and fd.num>3"},
        next.words());
  }
}
