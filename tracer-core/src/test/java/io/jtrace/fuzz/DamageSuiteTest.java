package io.jtrace.fuzz;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jtrace.fuzz.Mutation.Reach;
import io.jtrace.fuzz.Replay.Depth;
import io.jtrace.fuzz.Replay.Outcomes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Damaged captures end cleanly: no other exception, no endless loop, memory in proportion to the
 * file, every event before the damage as it was, and a message whenever the file is not sound. The
 * seeds are fixed; a failure names its case.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class DamageSuiteTest {
  private static final int CASES_A_SEED = 25_000;
  private static final int MOST_SHOWN = 10;
  private static final Depth[] DEPTHS = depths();

  /** The reader's window and buffers. */
  private static final long BASE_BYTES = 3 << 19;

  /** Objects and texts made of a byte of the file, by everything that looks at it. */
  private static final long BYTES_A_BYTE = 200;

  private static final String MESSAGE =
      "standard input(: (truncated|damaged) at byte \\d+( of the unpacked data)? \\(.+\\);"
          + " \\d+ events? before it w(as|ere) read(, \\d+ after it( \\(\\d+ places are damaged\\))?)?"
          + "| (is|has|was) .+)";

  private List<Sample> samples;
  private Replay replay;

  /** Mostly the default line; each of the others in its turn. */
  private static Depth[] depths() {
    Depth[] depths = new Depth[16];
    Arrays.fill(depths, Depth.LINE);
    depths[3] = Depth.FILTERS;
    depths[6] = Depth.JSON;
    depths[9] = Depth.ALL_FIELDS;
    depths[12] = Depth.FILTERS;
    depths[15] = Depth.ALL_JSON;
    return depths;
  }

  @BeforeAll
  void prepare() throws Exception {
    samples = Sample.all();
    replay = new Replay();
  }

  @ParameterizedTest
  @ValueSource(strings = {"calls", "old calls", "packed"})
  void shouldPrintAllWholeEventsWhereverTheFileIsCut(String name) {
    Sample sample =
        samples.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    List<String> expected = replay.lines(sample.bytes());
    for (int length = 1; length < sample.bytes().length; length++) {
      String which = name + " cut at " + length;
      byte[] cut = Arrays.copyOf(sample.bytes(), length);
      Outcomes outcomes = run(which, cut, expected, DEPTHS[length % 16]);

      assertEquals(outcomes.lines(), outcomes.matching(), which);
      if (sample.isPacked()) {
        assertTrue(!outcomes.failure().isEmpty(), which);
      } else {
        assertEquals(sample.eventsBefore(length), outcomes.lines(), which);
        assertEquals(Blocks.of(cut).sound(), outcomes.failure().isEmpty(), which);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void shouldEndCleanlyWhateverIsWrong(long seed) {
    Mutator mutator = new Mutator(samples, seed);
    List<List<String>> expected = samples.stream().map(one -> replay.lines(one.bytes())).toList();
    List<Executable> failures = new ArrayList<>();
    for (int i = 0; i < CASES_A_SEED && failures.size() < MOST_SHOWN; i++) {
      int which = i % samples.size();
      Sample sample = samples.get(which);
      Mutation mutation = mutator.mutate(sample);
      String name = "seed " + seed + " case " + i + ", " + sample.name() + ": " + mutation.what();
      Depth depth = DEPTHS[i / samples.size() % DEPTHS.length];
      try {
        check(name, sample, mutation, run(name, mutation.bytes(), expected.get(which), depth));
      } catch (AssertionError e) {
        failures.add(
            () -> {
              throw e;
            });
      }
    }
    assertAll(failures);
  }

  private Outcomes run(String name, byte[] capture, List<String> expected, Depth depth) {
    Outcomes outcomes;
    try {
      outcomes = replay.run(capture, expected, depth);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw new AssertionError(name + ", " + depth, e);
    }
    long limit = BASE_BYTES + BYTES_A_BYTE * capture.length;
    assertTrue(
        outcomes.allocatedBytes() < limit,
        () -> name + ", " + depth + ": " + outcomes + " of " + capture.length + " bytes");
    assertTrue(
        outcomes.failure().isEmpty() || outcomes.failure().matches(MESSAGE),
        () -> name + ": " + outcomes.failure());
    return outcomes;
  }

  private static void check(String name, Sample sample, Mutation mutation, Outcomes outcomes) {
    if (sample.isPacked()) {
      assertTrue(
          !outcomes.failure().isEmpty() || outcomes.lines() == outcomes.matching(),
          () -> name + ": " + outcomes);
      return;
    }
    int before = sample.eventsBefore(mutation.firstChange());
    assertTrue(outcomes.matching() >= before, () -> name + ": " + before + " of " + outcomes);
    if (!Blocks.of(mutation.bytes()).sound()) {
      assertTrue(!outcomes.failure().isEmpty(), () -> name + ": no message");
    }
    int all = sample.eventEnds().size();
    if (mutation.reach() == Reach.VALUE) {
      assertEquals("", outcomes.failure(), name);
      // A detail event and its companion are one event only while both name thread and time.
      int parts = sample.blocks().events().size();
      assertTrue(
          outcomes.lines() == all || outcomes.lines() > all && parts > all,
          () -> name + ": " + outcomes + " of " + all);
    } else if (mutation.reach() == Reach.BLOCK) {
      assertTrue(outcomes.lines() >= all - 1, () -> name + ": " + outcomes + " of " + all);
    }
  }

  @Test
  void shouldCoverEveryTypeOfEvent() {
    long types = SampleEvents.SCHEMA.all().stream().filter(SampleEvents::occurs).count();
    long events =
        samples.stream()
            .filter(one -> !one.name().startsWith("old"))
            .filter(one -> one.name().contains("types"))
            .mapToLong(one -> one.eventEnds().size())
            .sum();
    assertEquals(types, events);
  }
}
