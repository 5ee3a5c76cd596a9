package io.jtrace.sys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class LightSkeletonTest {
  private static final byte[] NONE = {};

  @Test
  void shouldKeepTheOrderOfNamesWhenAnIndexIsRead() {
    LightSkeleton skeleton =
        LightSkeleton.of(NONE, NONE, "# source: x\nmap\tb\nmap\ta\nprogram\tq\nprogram\tp\n");
    assertEquals(List.of("b", "a"), skeleton.maps());
    assertEquals(List.of("q", "p"), skeleton.programs());
  }

  @Test
  void shouldNameTheLineWhenAnIndexIsDamaged() {
    var refused =
        assertThrows(
            IllegalArgumentException.class, () -> LightSkeleton.of(NONE, NONE, "map\ta\nlink\tb"));
    assertEquals("neither a map nor a program: 'link\tb'", refused.getMessage());
  }

  @Test
  void shouldCountCpusWhenTheListHasGaps() {
    assertEquals(1, PossibleCpus.count("0"));
    assertEquals(6, PossibleCpus.count("0-3,8-9"));
  }
}
