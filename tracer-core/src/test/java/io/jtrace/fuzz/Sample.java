package io.jtrace.fuzz;

import io.jtrace.capture.CaptureException;
import io.jtrace.event.EventSchema;
import io.jtrace.scap.Compression;
import io.jtrace.scap.ScapWriter;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A small sound capture.
 *
 * @param name for messages
 * @param bytes the file
 * @param blocks its blocks; none if it is packed
 * @param eventEnds byte behind each event of a plain file, a detail event with its companion
 */
record Sample(String name, byte[] bytes, Blocks blocks, List<Integer> eventEnds) {
  private static final int SLICE = 40;
  private static final int CLASSIC = 322;

  /** Newest form, old form and packed ones; together every type of event. */
  static List<Sample> all() throws CaptureException {
    List<Sample> samples = new ArrayList<>();
    for (int from = 0; from < EventSchema.CLASSIC_IDS + 120; from += SLICE) {
      SampleEvents events = new SampleEvents(from, true).types(from, from + SLICE);
      samples.add(of("types from " + from, capture(events, Compression.NONE)));
      if (from + SLICE <= CLASSIC) {
        samples.add(of("old types from " + from, OldForm.of(capture(events, Compression.NONE))));
      }
    }
    samples.add(of("own types", capture(details(), Compression.NONE)));
    samples.add(of("calls", calls()));
    samples.add(of("old calls", OldForm.of(calls())));
    samples.add(of("packed", capture(new SampleEvents(1, true).types(100, 140), Compression.GZIP)));
    return samples;
  }

  private static SampleEvents details() {
    return new SampleEvents(7, true)
        .types(EventSchema.FIRST_DETAIL_ID, EventSchema.FIRST_DETAIL_ID + 40);
  }

  /** The calls that change most of the state, each several times. */
  static byte[] calls() throws CaptureException {
    SampleEvents events = new SampleEvents(3, true);
    for (String call :
        new String[] {
          "PPME_SYSCALL_OPEN",
          "PPME_SOCKET_SOCKET",
          "PPME_SOCKET_CONNECT",
          "PPME_SOCKET_SENDTO",
          "PPME_SOCKET_RECVFROM",
          "PPME_SOCKET_ACCEPT_5",
          "PPME_SYSCALL_CLONE_20",
          "PPME_SYSCALL_EXECVE_19",
          "PPME_SYSCALL_DUP",
          "PPME_SYSCALL_READ",
          "PPME_SYSCALL_CLOSE"
        }) {
      events.calls(call, 4);
    }
    return capture(events, Compression.NONE);
  }

  static byte[] capture(SampleEvents events, Compression compression) throws CaptureException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ScapWriter writer = new ScapWriter(out, SampleMachine.snapshot(), compression)) {
      writer.write(events.range());
    }
    return out.toByteArray();
  }

  static Sample of(String name, byte[] bytes) {
    Blocks blocks = Blocks.of(bytes);
    return new Sample(name, bytes, blocks, eventEnds(bytes, blocks));
  }

  private static List<Integer> eventEnds(byte[] bytes, Blocks blocks) {
    ByteBuffer view = Blocks.view(bytes);
    List<Integer> ends = new ArrayList<>();
    boolean afterDetail = false;
    for (Blocks.Block block : blocks.events()) {
      if (afterDetail) {
        ends.remove(ends.size() - 1);
      }
      ends.add(block.end());
      afterDetail = view.getShort(block.header() + 20) < 0;
    }
    return ends;
  }

  boolean isPacked() {
    return blocks.all().isEmpty();
  }

  /** Events that lie wholly before a byte. */
  int eventsBefore(int offset) {
    return (int) eventEnds.stream().filter(end -> end <= offset).count();
  }
}
