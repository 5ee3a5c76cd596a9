package io.jtrace.filter;

import io.jtrace.event.Event;
import io.jtrace.event.EventEncoder;
import io.jtrace.event.EventRange;
import io.jtrace.event.EventSchema;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Encoded events for the fields of {@link SmallFields}. */
final class SmallEvents {
  private static final int OPEN_EXIT = 3;
  private static final int READ_ENTER = 6;
  private static final int READ_EXIT = 7;
  private static final int CONNECT_EXIT = 23;

  /** What the types mean. */
  static final EventSchema SCHEMA = EventSchema.load();

  private SmallEvents() {}

  /** The exit of an open call by thread 42 on CPU 3. */
  static Event open(String path) {
    EventRange range = new EventRange();
    begin(range, OPEN_EXIT, 5).u64(4).text(bytes(path)).u32(0xffffffffL).u32(0).u32(0).end();
    return view(range);
  }

  /** The entry of a read call, which has neither result nor data. */
  static Event readEnter() {
    EventRange range = new EventRange();
    begin(range, READ_ENTER, 2).u64(4).u32(10).end();
    return view(range);
  }

  /** The exit of a read call. */
  static Event read(long result, byte... data) {
    EventRange range = new EventRange();
    begin(range, READ_EXIT, 2).u64(result).bytes(data, 0, data.length).end();
    return view(range);
  }

  /** The exit of a connect call from port 40000 of one address to a port of another. */
  static Event connect(String from, String to, int port) {
    byte[] source = IpText.parse(from).orElseThrow();
    byte[] target = IpText.parse(to).orElseThrow();
    ByteBuffer tuple = ByteBuffer.allocate(5 + 2 * source.length).order(ByteOrder.LITTLE_ENDIAN);
    tuple.put((byte) (source.length == 4 ? 2 : 10));
    tuple.put(source).putShort((short) 40_000).put(target).putShort((short) port);
    EventRange range = new EventRange();
    begin(range, CONNECT_EXIT, 2).u64(0).bytes(tuple.array(), 0, tuple.capacity()).end();
    return view(range);
  }

  private static EventEncoder begin(EventRange range, int type, int params) {
    return new EventEncoder().begin(range, 1, 42, 3, type, params);
  }

  private static Event view(EventRange range) {
    Event event = new Event(SCHEMA).wrap(range.array(), 0, range.length());
    event.number(200);
    return event;
  }

  private static String bytes(String characters) {
    return new String(characters.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  /** Whether a filter keeps an event. */
  static boolean keeps(String filter, Event event) {
    try {
      return Filter.compile(filter, new SmallFields(SCHEMA)).test(event);
    } catch (FilterException e) {
      throw new AssertionError(filter, e);
    }
  }
}
