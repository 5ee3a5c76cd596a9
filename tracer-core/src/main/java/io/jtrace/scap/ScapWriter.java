package io.jtrace.scap;

import io.jtrace.capture.CaptureException;
import io.jtrace.event.Event;
import io.jtrace.event.EventLayout;
import io.jtrace.event.EventRange;
import io.jtrace.event.ProcessEntry;
import io.jtrace.event.Snapshot;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Writes a capture file that sysdig 0.29.3, Wireshark 4.0 and today's libraries read; the package
 * says in which form. Events are copied as they are and gathered in a buffer of 256 KiB; whoever
 * wants them seen earlier calls {@link #flush}. One thread writes.
 *
 * <p>When the disk is full the failing call says how many events are safe in the file, the file is
 * cut behind the last whole block, and every later call fails in the same way.
 */
public final class ScapWriter implements AutoCloseable {
  private static final int BUFFER_BYTES = 256 * 1024;
  private static final int MAGIC = 0x1A2B3C4D;
  private static final int MINOR = 2;
  private final String name;
  private final CaptureFile file;
  private final BlockOutput block = new BlockOutput();
  private final EventBlocks safe = new EventBlocks();
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int length;
  private long bytesWritten;
  private CaptureException failure;
  private boolean closed;

  /**
   * Creates a file, or empties the one that is there, and writes the state of the machine.
   *
   * @param path where the capture goes
   * @param snapshot the machine before the first event
   * @param compression how the file is packed
   * @throws CaptureException if the file cannot be made; names it and says why
   */
  public ScapWriter(Path path, Snapshot snapshot, Compression compression) throws CaptureException {
    name = path.toString();
    file = create(path, compression);
    section(snapshot);
  }

  /**
   * Writes into a stream, such as standard output.
   *
   * @param out closed by {@link #close}
   * @param snapshot the machine before the first event
   * @param compression how the stream is packed
   * @throws CaptureException if the stream takes nothing
   */
  public ScapWriter(OutputStream out, Snapshot snapshot, Compression compression)
      throws CaptureException {
    name = "the output";
    try {
      file = CaptureFile.of(out, compression);
    } catch (IOException e) {
      throw new CaptureException("cannot write " + name + ": " + reason(e), e);
    }
    section(snapshot);
  }

  private static CaptureFile create(Path path, Compression compression) throws CaptureException {
    try {
      return CaptureFile.create(path, compression);
    } catch (IOException e) {
      String why = Files.isDirectory(path) ? "it is a directory" : openReason(e);
      throw new CaptureException("cannot write " + path + ": " + why, e);
    }
  }

  private static String openReason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such directory";
    }
    return e instanceof AccessDeniedException ? "permission denied" : "it cannot be created";
  }

  /**
   * Begins a section: what follows happened on a machine in this state. The first one is written
   * by the constructor.
   *
   * @param snapshot the machine before the next event
   * @throws CaptureException if the disk is full
   */
  public void section(Snapshot snapshot) throws CaptureException {
    writeHeader();
    MachineLayout.write(block, snapshot.machine());
    putBlock();
    InterfaceListLayout.write(block, snapshot.interfaces());
    putBlock();
    UserListLayout.write(block, snapshot.users(), snapshot.groups());
    putBlock();
    ProcessListLayout.write(block, snapshot.processes());
    putBlock();
    for (ProcessEntry process : snapshot.processes()) {
      if (!process.fds().isEmpty()) {
        FdListLayout.write(block, process.tid(), process.fds());
        putBlock();
      }
    }
  }

  private void writeHeader() throws CaptureException {
    block.begin(BlockType.SECTION).u32(MAGIC).u16(1).u16(MINOR).i64(-1).end();
    putBlock();
  }

  private void putBlock() throws CaptureException {
    put(block.array(), 0, block.length());
  }

  /**
   * Copies one event, with the generic event behind it if it is a detail event. An enter that was
   * made from its exit is left out: whoever reads the exit can make it again.
   *
   * @param event as it was read or recorded
   * @throws CaptureException if the disk is full
   */
  public void write(Event event) throws CaptureException {
    if (!event.isRebuilt()) {
      put(event.array(), event.frameOffset(), event.frameBytes());
    }
  }

  /**
   * Copies one event as one that readers take for its state and do not show.
   *
   * @param event as it was read or recorded
   * @throws CaptureException if the disk is full
   */
  public void writeHidden(Event event) throws CaptureException {
    int end = event.frameOffset() + event.frameBytes();
    for (int at = event.frameOffset(); at < end; ) {
      int blockBytes = HiddenEvent.build(block, event.array(), at);
      put(block.array(), 0, block.length());
      at += blockBytes;
    }
  }

  /** Copies a block that was kept. */
  void writeBlock(byte[] kept) throws CaptureException {
    put(kept, 0, kept.length);
  }

  /**
   * Copies all events of a range, made enters left out. A section that begins with the range is not looked at: the
   * caller decides whether it is the constructor's or a {@link #section} of its own.
   *
   * @param range as a source filled it
   * @throws CaptureException if the disk is full
   */
  public void write(EventRange range) throws CaptureException {
    if (range.hasRebuilt()) {
      writeRecorded(range);
    } else {
      put(range.array(), 0, range.length());
    }
  }

  private void writeRecorded(EventRange range) throws CaptureException {
    byte[] bytes = range.array();
    for (int at = 0; at < range.length(); ) {
      int total = (int) EventLayout.U32.get(bytes, at + 4);
      if (!EventBlocks.isRebuilt(bytes, at)) {
        put(bytes, at, total);
      }
      at += total;
    }
  }

  /**
   * Bytes of the capture so far, before packing.
   *
   * @return those in the buffer included
   */
  public long bytesWritten() {
    return bytesWritten;
  }

  /** Bytes of the file itself, as far as they are known before the buffer is packed. */
  long fileBytes() {
    return file.packedBytes().orElse(bytesWritten);
  }

  private void put(byte[] bytes, int offset, int count) throws CaptureException {
    if (failure != null) {
      throw failure;
    }
    if (count > buffer.length - length) {
      drain();
    }
    if (count > buffer.length) {
      send(bytes, offset, count);
    } else {
      System.arraycopy(bytes, offset, buffer, length, count);
      length += count;
    }
    bytesWritten += count;
  }

  private void drain() throws CaptureException {
    if (length > 0) {
      send(buffer, 0, length);
      length = 0;
    }
  }

  private void send(byte[] bytes, int offset, int count) throws CaptureException {
    try {
      file.write(bytes, offset, count);
      countSafe(bytes, offset, count);
    } catch (IOException e) {
      throw fail(e, bytes, offset, count);
    }
  }

  private CaptureException fail(IOException cause, byte[] bytes, int offset, int count) {
    length = 0;
    try {
      countSafe(bytes, offset, file.salvage(bytes, offset, count));
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
    String kept =
        safe.count() == 1
            ? "the 1 event before it is readable"
            : "the " + safe.count() + " events before it are readable";
    failure =
        new CaptureException("cannot write " + name + ": " + reason(cause) + "; " + kept, cause);
    return failure;
  }

  private void countSafe(byte[] bytes, int offset, int count) {
    for (int at = offset; at < offset + count; ) {
      if (BlockType.isEvent((int) io.jtrace.event.EventLayout.U32.get(bytes, at))) {
        safe.count(bytes, at);
      }
      at += (int) io.jtrace.event.EventLayout.U32.get(bytes, at + 4);
    }
  }

  /** What the operating system says, such as {@code no space left on device}. */
  private static String reason(IOException e) {
    String said = e.getMessage();
    return said == null || said.isEmpty()
        ? "input/output error"
        : said.substring(0, 1).toLowerCase(Locale.ROOT) + said.substring(1);
  }

  /**
   * Hands what is buffered to the operating system.
   *
   * @throws CaptureException if the disk is full
   */
  public void flush() throws CaptureException {
    if (failure != null) {
      throw failure;
    }
    drain();
    try {
      file.flush();
    } catch (IOException e) {
      throw fail(e, buffer, 0, 0);
    }
  }

  /**
   * Completes and closes the file. After a failure it only closes it; a second call does nothing.
   *
   * @throws CaptureException if the disk is full
   */
  @Override
  public void close() throws CaptureException {
    if (closed) {
      return;
    }
    closed = true;
    try {
      if (failure == null) {
        flush();
        finish();
      }
    } finally {
      closeFile();
    }
  }

  private void finish() throws CaptureException {
    try {
      file.finish();
    } catch (IOException e) {
      throw fail(e, buffer, 0, 0);
    }
  }

  private void closeFile() throws CaptureException {
    try {
      file.close();
    } catch (IOException e) {
      if (failure == null) {
        throw fail(e, buffer, 0, 0);
      }
      failure.addSuppressed(e);
    }
  }
}
