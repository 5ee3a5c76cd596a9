package io.jtrace.event;

import java.nio.charset.StandardCharsets;

/**
 * A view over one encoded event. It owns no bytes: it is valid during the callback that hands it
 * over and only on that thread; who keeps an event copies {@link #frameBytes()} bytes of it.
 *
 * <p><b>Detail events.</b> Some calls have no type of their own in other readers, which know them as
 * a generic pair without arguments. jtrace writes a detail event (type id from {@link
 * EventSchema#FIRST_DETAIL_ID}, skipped by those readers) directly before such a generic event. The
 * view over a detail event spans both blocks, so that both are counted, filtered and copied as the
 * one event they are.
 */
public final class Event {
  private final EventSchema schema;
  private byte[] bytes = new byte[0];

  private long timestampNanos;
  private long tid;
  private int frame;
  private int frameBytes;
  private int header;
  private int flags;
  private boolean large;
  private TypeShape shape;
  private int readable;
  private int known;
  private int typeId;
  private int paramCount;
  private int[] offsets = new int[64];
  private int located;
  private long number;

  /**
   * A view that points nowhere yet.
   *
   * @param schema says what the types mean
   */
  public Event(EventSchema schema) {
    this.schema = schema;
  }

  /**
   * Points the view at an event.
   *
   * @param source bytes that hold whole event blocks, checked by whoever put them there
   * @param frameOffset offset of the event's block
   * @param limit end of the valid bytes
   * @return this view
   */
  public Event wrap(byte[] source, int frameOffset, int limit) {
    bytes = source;
    frame = frameOffset;
    int block = u16(frameOffset);
    frameBytes = i32(frameOffset + 4);
    boolean hasFlags = EventLayout.hasFlags(block);
    large = EventLayout.isLarge(block);
    flags = hasFlags ? i32(frameOffset + EventLayout.FLAGS) : 0;
    header = frameOffset + (hasFlags ? EventLayout.HEADER_AFTER_FLAGS : EventLayout.HEADER);
    timestampNanos = i64(header);
    tid = i64(header + EventLayout.TID);
    typeId = u16(header + EventLayout.TYPE);
    shape = schema.shape(typeId);
    paramCount = i32(header + EventLayout.PARAM_COUNT);
    known = Math.min(paramCount, shape.params.length);
    readable = Math.min(paramCount, shape.classicParams);
    located = 0;
    if (typeId >= EventSchema.FIRST_DETAIL_ID && schema.knows(typeId)) {
      spanCompanion(limit);
    }
    return this;
  }

  private void spanCompanion(int limit) {
    int next = frame + frameBytes;
    if (next + EventLayout.HEADER + EventLayout.HEADER_BYTES > limit
        || i32(next) != EventLayout.BLOCK_EVENT) {
      return;
    }
    int other = next + EventLayout.HEADER;
    if (u16(other + EventLayout.TYPE) <= 1
        && i64(other) == timestampNanos
        && i64(other + EventLayout.TID) == tid) {
      frameBytes += i32(next + 4);
    }
  }

  private int u16(int offset) {
    return EventLayout.u16(bytes, offset);
  }

  private int i32(int offset) {
    return EventLayout.i32(bytes, offset);
  }

  private long i64(int offset) {
    return EventLayout.i64(bytes, offset);
  }

  /**
   * The array the event lies in.
   *
   * @return shared, not a copy
   */
  public byte[] array() {
    return bytes;
  }

  /**
   * Where the event's first block begins.
   *
   * @return offset in {@link #array()}
   */
  public int frameOffset() {
    return frame;
  }

  /**
   * Bytes of the event's block, with the generic block behind a detail event.
   *
   * @return a multiple of 4
   */
  public int frameBytes() {
    return frameBytes;
  }

  /**
   * Number of the event in its capture, from 1, counting every event read; set by the pipeline.
   *
   * @return {@code evt.num}
   */
  public long number() {
    return number;
  }

  /**
   * Sets the event's number; only the pipeline calls this.
   *
   * @param value from 1
   */
  public void number(long value) {
    number = value;
  }

  /**
   * When it happened.
   *
   * @return ns since the epoch
   */
  public long timestampNanos() {
    return timestampNanos;
  }

  /**
   * The thread it happened in.
   *
   * @return thread id in the initial pid namespace; -1 for events without a thread
   */
  public long tid() {
    return tid;
  }

  /**
   * The CPU it happened on.
   *
   * @return CPU number from 0
   */
  public int cpu() {
    return u16(frame + EventLayout.CPU);
  }

  /**
   * Whether the event feeds the state and is hidden from output.
   *
   * @return true if it carries that flag
   */
  public boolean isStateOnly() {
    return (flags & EventLayout.FLAG_STATE_ONLY) != 0;
  }

  /**
   * Whether this enter was made from its exit because the tracer recorded none: its time is the
   * exit's, so the call has no duration.
   *
   * @return true if it carries that flag
   */
  public boolean isRebuilt() {
    return (flags & EventLayout.FLAG_REBUILT) != 0;
  }

  /**
   * Whether its bytes are known to be a tracer, though its descriptor may not be known.
   *
   * @return true if it carries that flag
   */
  public boolean isTracer() {
    return (flags & EventLayout.FLAG_TRACER) != 0;
  }

  /**
   * Number of its type.
   *
   * @return id as in the file
   */
  public int typeId() {
    return typeId;
  }

  /**
   * Its row in the schema.
   *
   * @return never null: types the schema lacks have a row without parameters
   */
  public EventType type() {
    return shape.type;
  }

  /**
   * Parameters that both the file and the schema know, as sysdig 0.29.3 knows them: what is printed.
   *
   * @return number of parameters, those appended by later versions left out
   */
  public int paramCount() {
    return readable;
  }

  /**
   * The schema's row of a parameter.
   *
   * @param index from 0, below the number of parameters of {@link #type()}
   * @return its name, type and tables
   */
  public ParamInfo param(int index) {
    return shape.params[index];
  }

  /**
   * Parameters in the encoded event.
   *
   * @return may be more than the schema knows
   */
  public int encodedParamCount() {
    return paramCount;
  }

  /**
   * Parameters that both the file and the schema know, those appended by later versions included.
   *
   * @return number of readable parameters
   */
  public int knownParamCount() {
    return known;
  }

  private boolean isReadable(int index) {
    return index >= 0 && index < known;
  }

  /**
   * Bytes of one parameter.
   *
   * @param index from 0, below {@link #encodedParamCount()}
   * @return length, may be 0
   */
  public int paramLength(int index) {
    int lengths = header + EventLayout.HEADER_BYTES;
    return large ? i32(lengths + 4 * index) : u16(lengths + 2 * index);
  }

  /**
   * Where a parameter's bytes begin.
   *
   * @param index from 0, below {@link #encodedParamCount()}
   * @return offset in {@link #array()}
   */
  public int paramOffset(int index) {
    if (located <= index) {
      locate(index);
    }
    return offsets[index];
  }

  private void locate(int index) {
    if (offsets.length <= index) {
      offsets = java.util.Arrays.copyOf(offsets, Math.max(index + 1, paramCount));
    }
    if (located == 0) {
      offsets[0] = header + EventLayout.HEADER_BYTES + (large ? 4 : 2) * paramCount;
      located = 1;
    }
    while (located <= index) {
      offsets[located] = offsets[located - 1] + paramLength(located - 1);
      located++;
    }
  }

  /**
   * A number, sign-extended for signed types and zero-extended for unsigned ones by the schema's
   * type; 0 when the parameter is missing or empty.
   *
   * @param index from 0; -1, for a name the type lacks, is a missing parameter
   * @return the value
   */
  public long paramLong(int index) {
    return isReadable(index)
        ? integer(shape.signed[index], paramOffset(index), paramLength(index))
        : 0;
  }

  private long integer(boolean signed, int offset, int length) {
    if (length == 8) {
      return i64(offset);
    }
    if (length == 4) {
      int value = i32(offset);
      return signed ? value : value & 0xffffffffL;
    }
    if (length == 2) {
      return signed ? (short) u16(offset) : u16(offset);
    }
    return length != 1 ? 0 : signed ? bytes[offset] : bytes[offset] & 0xff;
  }

  /**
   * A text without its final NUL; empty when the parameter is missing.
   *
   * @param index from 0
   * @return decoded as ISO-8859-1, one character a byte, so that no byte is lost
   */
  public String paramText(int index) {
    if (!isReadable(index)) {
      return "";
    }
    int offset = paramOffset(index);
    int length = paramLength(index);
    int end = 0;
    while (end < length && bytes[offset + end] != 0) {
      end++;
    }
    return new String(bytes, offset, end, StandardCharsets.ISO_8859_1);
  }
}
