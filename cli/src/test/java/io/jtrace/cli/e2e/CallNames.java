package io.jtrace.cli.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** How strace's calls appear in a capture file; the table says which differ and why. */
final class CallNames {
  private final Map<String, String[]> rows = new HashMap<>();

  private CallNames() {}

  static CallNames load() {
    CallNames names = new CallNames();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                CallNames.class.getResourceAsStream("/e2e/call-names.tsv"),
                StandardCharsets.UTF_8))) {
      reader
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t"))
          .forEach(cells -> names.rows.put(cells[0], cells));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return names;
  }

  /** The call as a capture file must show it. */
  Call expected(Call ofStrace) {
    String[] row = rows.get(ofStrace.name());
    if (row == null) {
      return ofStrace;
    }
    return new Call(row[1], row[2].equals("kept") ? ofStrace.result() : Call.NONE);
  }
}
