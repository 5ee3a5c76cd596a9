package io.jtrace.fuzz;

import io.jtrace.peers.Peers;
import io.jtrace.scap.Compression;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Events of every type with random values come out of sysdig and of jtrace as the same lines. */
class AgreementTest {
  private static final int CAPTURES = 50;
  private static final int PAIRS = 40;
  @TempDir Path folder;

  private Path capture(int seed, Compression compression) throws Exception {
    SampleEvents events = new SampleEvents(seed, false).known(PAIRS);
    return Files.write(folder.resolve("sample.scap"), Sample.capture(events, compression));
  }

  @Test
  void shouldPrintRandomEventsAsSysdigDoes() throws Exception {
    for (int seed = 0; seed < CAPTURES; seed++) {
      Peers.printAlike(capture(seed, Compression.NONE));
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldBeReadBySysdigAndWireshark(Compression compression) throws Exception {
    Peers.readAlike(capture(CAPTURES, compression));
  }

  @Test
  void shouldPrintTheOldFormAsSysdigDoes() throws Exception {
    byte[] old = OldForm.of(Files.readAllBytes(capture(CAPTURES, Compression.NONE)));
    Peers.printAlike(Files.write(folder.resolve("old.scap"), old));
  }
}
