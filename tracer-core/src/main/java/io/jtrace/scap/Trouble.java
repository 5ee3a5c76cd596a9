package io.jtrace.scap;

import io.jtrace.capture.CaptureException;
import java.io.EOFException;
import java.io.IOException;
import java.util.zip.ZipException;

/** The first thing that is wrong with a file, kept until all that can be read has been read. */
final class Trouble {
  private Exception first;
  private String how = "";
  private String what = "";
  private long offset;
  private long eventsBefore;
  private int places;

  boolean isPresent() {
    return first != null;
  }

  void note(DamageException damage, long events) {
    String seen =
        switch (damage.kind()) {
          case NOT_A_CAPTURE -> "";
          case TRUNCATED -> "truncated";
          case DAMAGED -> "damaged";
        };
    note(damage, seen, damage.offset(), damage.getMessage(), events);
  }

  /** What the operating system or the unpacking says. */
  void note(IOException failure, long at, long events) {
    if (failure instanceof EOFException) {
      note(failure, "truncated", at, "the gzip stream ends early", events);
    } else if (failure instanceof ZipException) {
      note(failure, "damaged", at, "the gzip stream is broken", events);
    } else {
      note(failure, "unreadable", at, "input/output error", events);
    }
  }

  private void note(Exception cause, String seen, long at, String why, long events) {
    places++;
    if (first == null) {
      first = cause;
      how = seen;
      offset = at;
      what = why;
      eventsBefore = events;
    }
  }

  /** The line for the user, once {@code events} in all have been read. */
  CaptureException failure(String name, boolean isGzip, long events) {
    if (how.isEmpty()) {
      return new CaptureException(name + " " + what, first);
    }
    String unpacked = isGzip ? " of the unpacked data" : "";
    return new CaptureException(
        name + ": " + how + " at byte " + offset + unpacked + " (" + what + "); " + kept(events),
        first);
  }

  private String kept(long events) {
    String before =
        eventsBefore
            + (eventsBefore == 1 ? " event before it was read" : " events before it were read");
    long after = events - eventsBefore;
    String more = places > 1 ? " (" + places + " places are damaged)" : "";
    return after == 0 ? before : before + ", " + after + " after it" + more;
  }
}
