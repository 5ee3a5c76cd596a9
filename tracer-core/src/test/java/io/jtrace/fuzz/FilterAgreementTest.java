package io.jtrace.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jtrace.filter.FilterException;
import io.jtrace.peers.Peers;
import io.jtrace.scap.Compression;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random filters and their negations select the same events in sysdig and in jtrace. */
class FilterAgreementTest {
  private static final int FILTERS = 300;
  private static final int CAPTURES = 6;

  /** Sysdig refuses some at once or at the first event, such as names compared in an order. */
  private static final int LEAST_TAKEN = FILTERS / 2;

  private static final String NUMBER = "%evt.num";
  private final List<String> differences = new ArrayList<>();
  @TempDir Path folder;

  @Test
  void shouldSelectWhatSysdigSelects() throws Exception {
    int taken = 0;
    for (int seed = 0; seed < CAPTURES; seed++) {
      Path file = folder.resolve("sample.scap");
      SampleEvents events = new SampleEvents(seed, false).known(60);
      Files.write(file, Sample.capture(events, Compression.NONE));
      RandomFilter filters = new RandomFilter(new SampleValues(file), seed);
      for (int i = 0; i < FILTERS / CAPTURES; i++) {
        String filter = filters.next();
        taken += agree(file, filter) && agree(file, "not (" + filter + ")") ? 1 : 0;
      }
    }
    assertEquals("", String.join("\n", differences));
    assertTrue(taken >= LEAST_TAKEN, "sysdig took " + taken + " of " + FILTERS);
  }

  /** Whether sysdig takes the filter; notes it if jtrace then selects other events. */
  private boolean agree(Path file, String filter) throws Exception {
    Peers.Outcome sysdig = Peers.sysdigRun("-r", file.toString(), "-p", NUMBER, filter);
    if (sysdig.exitCode() != 0) {
      return false;
    }
    try {
      List<String> own = Peers.jtrace(file, NUMBER, filter);
      if (!own.equals(sysdig.lines())) {
        differences.add(filter + "\n sysdig " + sysdig.lines() + "\n jtrace " + own);
      }
    } catch (FilterException e) {
      differences.add(filter + "\n " + e.getMessage());
    }
    return true;
  }
}
