package io.jtrace.scap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same letters as date(1), which uses the system's strftime. */
class StrfTimeTest {
  private static final long SECOND = 1_699_999_205L;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%Y-%m-%d_%H:%M:%S",
        "%F %T %R",
        "%y %j %e %k %I %p",
        "%a %A %b %B %h %u %w %s",
        "100%% %D %z %Z"
      })
  void shouldWriteADateAsTheSystemDoes(String format) throws IOException {
    ProcessBuilder date = new ProcessBuilder("date", "-d", "@" + SECOND, "+" + format);
    date.environment().put("TZ", "UTC");
    date.environment().put("LC_ALL", "C");
    byte[] printed = date.start().getInputStream().readAllBytes();

    assertEquals(
        List.of(new String(printed, StandardCharsets.US_ASCII).stripTrailing()),
        List.of(StrfTime.format(format, Instant.ofEpochSecond(SECOND).atZone(ZoneId.of("UTC")))));
  }
}
