package io.jtrace.scap;

import io.jtrace.capture.CaptureException;
import io.jtrace.event.Event;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a capture has said of containers so far; every further file repeats it at its beginning. */
final class KnownContainers {
  private static final int MOST = 4096;

  /** The events by what they say, which is the same whenever it is said again. */
  private final Map<ByteBuffer, byte[]> events = new LinkedHashMap<>();

  void note(Event event) {
    if (!event.type().name().equals("container") || event.encodedParamCount() == 0) {
      return;
    }
    int at = event.frameOffset();
    byte[] block = Arrays.copyOfRange(event.array(), at, at + event.frameBytes());
    int text = event.paramOffset(0) - at;
    events.put(ByteBuffer.wrap(block, text, block.length - text), block);
    if (events.size() > MOST) {
      events.remove(events.keySet().iterator().next());
    }
  }

  void write(ScapWriter writer) throws CaptureException {
    for (byte[] block : events.values()) {
      writer.writeBlock(block);
    }
  }

  void forget() {
    events.clear();
  }
}
