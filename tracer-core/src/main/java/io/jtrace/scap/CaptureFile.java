package io.jtrace.scap;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import java.util.zip.GZIPOutputStream;

/** Where a writer's bytes go, and how much of them is safe once the place is full. */
abstract class CaptureFile implements Closeable {
  /** Creates or empties a file. */
  static CaptureFile create(Path path, Compression compression) throws IOException {
    FileChannel channel =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    return compression == Compression.NONE ? new Plain(channel) : new Packed(channel);
  }

  /** Writes into a stream, from which nothing can be taken back. */
  static CaptureFile of(OutputStream out, Compression compression) throws IOException {
    return new Stream(
        compression == Compression.NONE ? out : new GZIPOutputStream(out, 64 * 1024, true));
  }

  /** Writes whole blocks. */
  abstract void write(byte[] bytes, int offset, int length) throws IOException;

  /**
   * After a failed {@link #write}: how many of its bytes may stay, given the array; the rest is
   * taken back.
   */
  abstract int salvage(byte[] bytes, int offset, int length) throws IOException;

  /** Hands everything to the operating system. */
  abstract void flush() throws IOException;

  /** Completes the file after the last write. */
  abstract void finish() throws IOException;

  /** How large a packed file is by now; empty where nothing is packed or nobody can tell. */
  OptionalLong packedBytes() {
    return OptionalLong.empty();
  }

  /** Bytes of the whole blocks within a limit. */
  private static int wholeBlocks(byte[] bytes, int offset, int limit) {
    int end = 0;
    while (limit - end >= BlockType.FRAME_BYTES) {
      int total = (int) io.jtrace.event.EventLayout.U32.get(bytes, offset + end + 4);
      if (total > limit - end) {
        break;
      }
      end += total;
    }
    return end;
  }

  /** A plain file: it is cut behind the last block that went in whole. */
  private static final class Plain extends CaptureFile {
    private final FileChannel channel;
    private long begun;

    Plain(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    void write(byte[] bytes, int offset, int length) throws IOException {
      begun = channel.position();
      writeFully(channel, bytes, offset, length);
    }

    @Override
    int salvage(byte[] bytes, int offset, int length) throws IOException {
      int written = (int) (channel.position() - begun);
      int kept = wholeBlocks(bytes, offset, written);
      channel.truncate(begun + kept);
      return kept;
    }

    @Override
    void flush() {}

    @Override
    void finish() {}

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  private static void writeFully(FileChannel channel, byte[] bytes, int offset, int length)
      throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes, offset, length);
    while (left.hasRemaining()) {
      channel.write(left);
    }
  }

  /**
   * A packed file. Every write ends on a byte of the packed stream, so that the file can be cut
   * there and closed properly: the room for the end of the stream comes from what is cut off.
   */
  private static final class Packed extends CaptureFile {
    private final FileChannel channel;
    private final ChannelOutput out;
    private final Gzip gzip;
    private long safe;
    private long safeBytes;
    private long safeSum;

    Packed(FileChannel channel) throws IOException {
      this.channel = channel;
      out = new ChannelOutput(channel);
      gzip = new Gzip(out);
    }

    @Override
    void write(byte[] bytes, int offset, int length) throws IOException {
      gzip.write(bytes, offset, length);
      gzip.flush();
      safe = channel.position();
      safeBytes += length;
      safeSum = gzip.sum();
    }

    @Override
    OptionalLong packedBytes() {
      return OptionalLong.of(safe);
    }

    @Override
    int salvage(byte[] bytes, int offset, int length) throws IOException {
      channel.truncate(safe);
      channel.position(safe);
      if (safe > 0) {
        byte[] end = Gzip.end(safeSum, safeBytes);
        writeFully(channel, end, 0, end.length);
      }
      return 0;
    }

    @Override
    void flush() {}

    @Override
    void finish() throws IOException {
      gzip.finish();
    }

    @Override
    public void close() throws IOException {
      gzip.release();
      channel.close();
    }
  }

  private static final class ChannelOutput extends OutputStream {
    private final FileChannel channel;

    ChannelOutput(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      writeFully(channel, bytes, offset, length);
    }
  }

  /** The gzip stream, with its checksum in sight. */
  private static final class Gzip extends GZIPOutputStream {
    private static final int BUFFER_BYTES = 64 * 1024;

    Gzip(OutputStream out) throws IOException {
      super(out, BUFFER_BYTES, true);
    }

    long sum() {
      return crc.getValue();
    }

    void release() {
      def.end();
    }

    /** An empty last part, the checksum and the number of bytes. */
    static byte[] end(long sum, long bytes) {
      ByteBuffer end = ByteBuffer.allocate(10).order(java.nio.ByteOrder.LITTLE_ENDIAN);
      return end.put((byte) 3).put((byte) 0).putInt((int) sum).putInt((int) bytes).array();
    }
  }

  /** A pipe or any other stream. */
  private static final class Stream extends CaptureFile {
    private final OutputStream out;

    Stream(OutputStream out) {
      this.out = out;
    }

    @Override
    void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    int salvage(byte[] bytes, int offset, int length) {
      return 0;
    }

    @Override
    void flush() throws IOException {
      out.flush();
    }

    @Override
    void finish() throws IOException {
      if (out instanceof GZIPOutputStream gzip) {
        gzip.finish();
      }
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
