package io.jtrace.field;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** Text of points in time and durations; the local zone is looked up once a second of event time. */
final class ClockText {
  private static final long NANOS = 1_000_000_000L;
  private final ZoneId zone = ZoneId.systemDefault();
  private long cachedSecond = Long.MIN_VALUE;
  private String clock = "";
  private String date = "";

  private void cache(long second) {
    if (second == cachedSecond) {
      return;
    }
    ZonedDateTime local = Instant.ofEpochSecond(second).atZone(zone);
    clock = two(local.getHour()) + ":" + two(local.getMinute()) + ":" + two(local.getSecond());
    date = local.toLocalDate().toString();
    cachedSecond = second;
  }

  private static String two(int value) {
    return value < 10 ? "0" + value : Integer.toString(value);
  }

  /** {@code HH:MM:SS} in the local zone. */
  String clock(long nanos) {
    cache(Math.floorDiv(nanos, NANOS));
    return clock;
  }

  /** {@code YYYY-MM-DD} in the local zone. */
  String date(long nanos) {
    cache(Math.floorDiv(nanos, NANOS));
    return date;
  }

  /** {@code HH:MM:SS.nnnnnnnnn} in the local zone. */
  String clockNanos(long nanos) {
    return clock(nanos) + "." + NumberText.nineDigits(Math.floorMod(nanos, NANOS));
  }

  /** ISO 8601 in UTC. */
  static String iso(long nanos) {
    var utc = Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS)).atOffset(ZoneOffset.UTC);
    String time = two(utc.getHour()) + ":" + two(utc.getMinute()) + ":" + two(utc.getSecond());
    String fraction = NumberText.nineDigits(Math.floorMod(nanos, NANOS));
    return utc.toLocalDate() + "T" + time + "." + fraction + "+0000";
  }

  /** Appends {@code HH:MM:SS.nnnnnnnnn} in the local zone. */
  boolean clockNanos(long nanos, LatinText out) {
    out.append(clock(nanos)).append('.');
    out.appendPadded(Math.floorMod(nanos, NANOS), 9);
    return true;
  }

  /** Appends seconds and nine digits. */
  static boolean seconds(long nanos, LatinText out) {
    out.append(nanos / NANOS).append('.');
    out.appendPadded(Math.abs(nanos % NANOS), 9);
    return true;
  }

  /** A duration with the unit that suits it. */
  static String human(long nanos) {
    if (nanos >= 3600 * NANOS) {
      long s = nanos / NANOS;
      return two((int) (s / 3600)) + ":" + two((int) (s / 60 % 60)) + ":" + two((int) (s % 60));
    }
    if (nanos >= 60 * NANOS) {
      return nanos / NANOS / 60 + ":" + nanos / NANOS % 60;
    }
    if (nanos >= NANOS) {
      return hundredths(nanos, NANOS) + "s";
    }
    if (nanos >= 1_000_000) {
      return unit(nanos, 1_000_000) + "ms";
    }
    return nanos >= 1000 ? unit(nanos, 1000) + "us" : nanos + "ns";
  }

  private static String unit(long nanos, long unit) {
    return nanos >= 10 * unit ? Long.toString(nanos / unit) : hundredths(nanos, unit);
  }

  private static String hundredths(long nanos, long unit) {
    long part = nanos % unit * 100 / unit;
    return nanos / unit + "." + two((int) part);
  }
}
