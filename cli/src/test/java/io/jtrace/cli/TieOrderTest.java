package io.jtrace.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class TieOrderTest {
  /** What {@code std::sort} of g++ 12 made of the same counts, sorted from high to low. */
  @Test
  void shouldLeaveTiesAsTheSortOfGnuDoes() {
    long[] counts = {
      0, 2, 0, 2, 3, 1, 2, 2, 1, 1, 1, 3, 2, 2, 1, 2, 1, 2, 2, 0, 0, 3, 3, 2, 1, 0, 3, 1, 2, 2, 1,
          2,
      2, 2, 0, 3, 3, 0, 0, 0, 3, 2, 0, 1, 2, 2, 2, 0, 2, 1, 1, 3, 1, 3, 1, 2, 2, 3, 0, 2, 1, 2, 1,
          0,
      0, 1, 0, 0, 2, 3
    };
    int[] sorted = {
      35, 69, 57, 53, 51, 40, 36, 26, 22, 21, 11, 4, 48, 31, 32, 33, 6, 41, 44, 45, 46, 12, 3, 55,
      56, 59, 61, 68, 1, 15, 29, 23, 18, 17, 7, 13, 28, 65, 62, 14, 60, 49, 16, 54, 52, 50, 10, 30,
      9, 8, 27, 43, 24, 5, 58, 67, 66, 34, 64, 63, 0, 25, 37, 38, 47, 2, 39, 42, 19, 20
    };
    assertArrayEquals(sorted, TieOrder.of(counts));
  }
}
