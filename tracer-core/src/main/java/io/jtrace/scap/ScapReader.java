package io.jtrace.scap;

import io.jtrace.capture.CaptureException;
import io.jtrace.capture.CaptureSource;
import io.jtrace.capture.Losses;
import io.jtrace.event.EventRange;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/**
 * A capture file as a source of events: plain or gzip, every version of the format. Ranges always
 * hold today's event blocks, checked, so that a view over them need not check again. Every section
 * of the file arrives as a range that carries its {@link io.jtrace.event.Snapshot}.
 *
 * <p>A damaged or truncated file delivers the events before the damage and those behind it, from the
 * next place where two sound blocks follow each other; then {@link #fill} fails with one line that
 * names the first damaged byte and how many events were read before and behind it.
 */
public final class ScapReader implements CaptureSource {
  private static final int LEAST_HEADER_BYTES = 4;
  private final String name;
  private final CaptureBytes bytes;
  private final BlockInput in;
  private final EventBlocks blocks = new EventBlocks(EnterTable.marks());
  private final RebuiltEnters enters = new RebuiltEnters();
  private OldEvents oldEvents;
  private final Trouble trouble = new Trouble();
  private boolean started;
  private boolean ended;
  private volatile boolean stopped;

  /**
   * Opens a file; reading begins with the first {@link #fill}. A pipe is read as it fills.
   *
   * @param file where the capture lies
   * @throws CaptureException if it does not exist, is a directory or may not be read; names the file
   */
  public ScapReader(Path file) throws CaptureException {
    this(file.toString(), open(file));
  }

  /**
   * Reads from a stream, such as standard input; {@link #close} closes it. A {@link
   * FileInputStream} is best: only such a read can be ended by {@link #stop} while it waits.
   *
   * @param stream where a capture comes from
   */
  public ScapReader(InputStream stream) {
    this("standard input", stream);
  }

  /**
   * Opens a file that is still being written: its end is waited at.
   *
   * @param file where the capture grows
   * @param complete asked at the end of the file whether nothing will follow; called by the thread
   *     that reads, every few milliseconds
   * @return a reader that ends when the file is complete or it is stopped
   * @throws CaptureException if it does not exist, is a directory or may not be read; names the file
   */
  public static ScapReader following(Path file, BooleanSupplier complete) throws CaptureException {
    try {
      open(file).close();
      return new ScapReader(file.toString(), new GrowingFile(file, complete));
    } catch (IOException e) {
      throw new CaptureException("cannot open " + file + ": input/output error", e);
    }
  }

  /**
   * How much of the file has been read, which runs ahead of what has been handled. Any thread.
   *
   * @return percent; 0 where the size is not known beforehand
   */
  public double percentRead() {
    return bytes.percentRead();
  }

  private ScapReader(String name, InputStream stream) {
    this.name = name;
    bytes = new CaptureBytes(stream);
    in = new BlockInput(bytes);
  }

  private static InputStream open(Path file) throws CaptureException {
    String reason = "no such file";
    if (Files.isDirectory(file)) {
      reason = "it is a directory";
    } else if (Files.exists(file)) {
      try {
        return new FileInputStream(file.toFile());
      } catch (IOException e) {
        throw new CaptureException("cannot open " + file + ": permission denied", e);
      }
    }
    throw new CaptureException("cannot open " + file + ": " + reason);
  }

  @Override
  public Outcome fill(EventRange range) throws CaptureException {
    while (!stopped && !ended && isEmpty(range)) {
      readAcrossDamage(range);
    }
    if (isEmpty(range) && !stopped && trouble.isPresent()) {
      throw trouble.failure(name, bytes.isGzip(), blocks.count());
    }
    enters.complete(range, blocks.takeMarked());
    return isEmpty(range) ? Outcome.END : Outcome.FILLED;
  }

  /**
   * Enters that the file did not have and that were made from their exits: their calls have no
   * durations.
   *
   * @return how many so far; 0 for captures with enters
   */
  public long rebuiltEnters() {
    return enters.count();
  }

  private static boolean isEmpty(EventRange range) {
    return range.length() == 0 && range.section().isEmpty();
  }

  private void readAcrossDamage(EventRange range) {
    try {
      try {
        read(range);
      } catch (DamageException e) {
        trouble.note(e, blocks.count());
        ended = e.kind() == DamageException.Kind.NOT_A_CAPTURE || !Resync.skipDamage(in);
      }
    } catch (IOException e) {
      trouble.note(e, in.offset() + in.available(), blocks.count());
      ended = true;
    }
  }

  private void read(EventRange range) throws IOException, DamageException {
    if (!started) {
      start();
    }
    while (appendNext(range)) {
      copyRun(range);
    }
  }

  private void start() throws IOException, DamageException {
    started = true;
    boolean whole = in.ensure(LEAST_HEADER_BYTES);
    if (!whole && in.available() == 0) {
      throw DamageException.notACapture("is empty");
    }
    if (!whole || in.u32(0) != BlockType.SECTION) {
      throw DamageException.notACapture("is not a capture file (starts with " + firstBytes() + ")");
    }
  }

  private String firstBytes() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(4, in.available()); i++) {
      text.append(String.format("%02x ", in.array()[in.position() + i]));
    }
    return text.toString().strip() + "; expected a section header block";
  }

  /** Appends the block ahead, whatever it is; false when the range shall be handed over first. */
  private boolean appendNext(EventRange range) throws IOException, DamageException {
    if (handsOverBefore(8, range) || !hasBlock()) {
      return false;
    }
    int type = in.u32(0);
    if (type == BlockType.SECTION) {
      return range.length() == 0 && range.section().isEmpty() && beginSection(range);
    }
    if (BlockType.isEvent(type) || BlockType.isOldEvent(type)) {
      return appendEvent(type, in.u32(4), range);
    }
    if (BlockType.isState(type)) {
      throw DamageException.damaged(
          in.offset(), BlockType.describe(type) + " among the events of a section");
    }
    BlockBody.open(in).close();
    return true;
  }

  private boolean hasBlock() throws IOException, DamageException {
    if (in.ensure(8)) {
      return true;
    }
    if (in.available() > 0) {
      throw DamageException.truncated(
          in.offset(), "a block", BlockType.FRAME_BYTES, in.available());
    }
    ended = true;
    return false;
  }

  private boolean beginSection(EventRange range) throws IOException, DamageException {
    in.ensure(BlockType.FRAME_BYTES);
    SectionReader section = new SectionReader(in);
    try {
      section.read();
    } finally {
      range.section(section.snapshot());
    }
    return true;
  }

  private boolean appendEvent(int type, int total, EventRange range)
      throws IOException, DamageException {
    if (total < EventBlocks.LEAST_BLOCK_BYTES
        || total > EventBlocks.MAX_BLOCK_BYTES
        || (total & 3) != 0) {
      throw DamageException.damaged(
          in.offset(), "event block of " + Integer.toUnsignedLong(total) + " bytes");
    }
    if (handsOverBefore(total, range) || isFull(range, total)) {
      return false;
    }
    if (!in.ensure(total)) {
      throw DamageException.truncated(in.offset(), "event block", total, in.available());
    }
    int at = range.length();
    String fault = BlockType.isEvent(type) ? copy(type, total, range) : convert(range);
    if (fault != null) {
      throw DamageException.damaged(in.offset(), fault);
    }
    blocks.count(range.array(), at);
    in.advance(total);
    return true;
  }

  private String copy(int type, int total, EventRange range) {
    String fault = EventBlocks.fault(in.array(), in.position(), type, total);
    if (fault == null) {
      append(total, range);
    }
    return fault;
  }

  private String convert(EventRange range) {
    if (oldEvents == null) {
      oldEvents = new OldEvents();
    }
    return oldEvents.convert(in.array(), in.position(), range);
  }

  /** Copies the sound event blocks that are in the window and fit, all at once. */
  private void copyRun(EventRange range) {
    byte[] window = in.array();
    int end = in.position();
    int limit = Math.min(in.limit(), end + EventRange.CAPACITY - range.length());
    for (int next = blocks.take(window, end, limit); next > 0; ) {
      end += next;
      next = blocks.take(window, end, limit);
    }
    int length = end - in.position();
    append(length, range);
    in.advance(length);
  }

  private void append(int length, EventRange range) {
    System.arraycopy(in.array(), in.position(), range.ensure(length), range.length(), length);
    range.length(range.length() + length);
  }

  /** Does not keep events back to wait for more, unless the last belongs to the one ahead. */
  private boolean handsOverBefore(int more, EventRange range) throws IOException {
    return range.length() > 0 && !blocks.isAfterDetail() && in.mayWait(more);
  }

  private boolean isFull(EventRange range, int more) {
    return range.length() > 0
        && range.length() + more + 4 > EventRange.CAPACITY
        && !blocks.isAfterDetail();
  }

  @Override
  public void stop() {
    stopped = true;
    try {
      bytes.cutShort();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close " + name, e);
    }
  }

  @Override
  public Losses losses() {
    return Losses.NONE;
  }

  @Override
  public void close() {
    try {
      bytes.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close " + name, e);
    }
  }
}
