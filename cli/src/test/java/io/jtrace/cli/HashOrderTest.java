package io.jtrace.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Expected orders were printed by a std::unordered_map<int64_t, int> of libstdc++ 12. */
class HashOrderTest {
  private static final long[] SCATTERED = {
    29390, 4255, 6241, 12643, 5874, 4831, 15914, 11966, 13691, 19856, 13012, 1325, 27693, 25033,
    24271, 1356, 26182, 6647, 26713, 18154, 5410, 20473, 4909, 15581, 7936, 27583, 32619, 18515,
    3116, 15624, 3029, 21680, 13679, 14400, 8913, 7969, 29258, 11732, 21384, 7874, 127, 31338, 1599,
    21170, 23075, 21839, 14473, 30934, 16273, 28338, 25070, 22953, 14575, 29561, 3724, 13580, 18533,
    26466, 23420, 23260, 6115, 23815, 3843, 24969, 31954, 22260, 12491, 14266, 751, 19617
  };

  @Test
  void shouldWalkAsLibstdcxxDoesWhenTheMapHasGrownOnce() {
    long[] expected = {15, 14, 13, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    assertArrayEquals(expected, HashOrder.of(LongStream.range(0, 16).toArray()));
  }

  @Test
  void shouldWalkAsLibstdcxxDoesWhenNumbersAreScattered() {
    long[] inserted =
        LongStream.iterate((7919 + 17) % 32749, key -> (key * 7919 + 17) % 32749)
            .limit(70)
            .toArray();
    assertArrayEquals(SCATTERED, HashOrder.of(inserted));
  }

  @Test
  void shouldBeEmptyWhenNothingWasInserted() {
    assertArrayEquals(new long[0], HashOrder.of(new long[0]));
  }
}
