package io.jtrace.scap;

import java.io.Closeable;
import java.io.FileInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.GZIPInputStream;

/** The bytes of a capture, unpacked if they are a gzip stream, from a file or a pipe. */
final class CaptureBytes implements Closeable {
  private static final int GZIP_MAGIC = 0x8b1f;
  private static final int UNPACK_BUFFER_BYTES = 64 * 1024;
  private final InputStream raw;
  private InputStream in;
  private boolean gzip;

  CaptureBytes(InputStream source) {
    raw = source instanceof FileInputStream file ? new ChannelBytes(file) : source;
  }

  /** Reads some bytes; -1 at the end. */
  int read(byte[] target, int offset, int length) throws IOException {
    if (in == null) {
      in = sniff();
    }
    return in.read(target, offset, length);
  }

  private InputStream sniff() throws IOException {
    PushbackInputStream start = new PushbackInputStream(raw, 2);
    byte[] magic = new byte[2];
    int got = start.readNBytes(magic, 0, 2);
    start.unread(magic, 0, got);
    gzip = got == 2 && (magic[0] & 0xff | (magic[1] & 0xff) << 8) == GZIP_MAGIC;
    return gzip ? new GZIPInputStream(new Unending(start), UNPACK_BUFFER_BYTES) : start;
  }

  /** Whether the bytes are unpacked on the way. */
  boolean isGzip() {
    return gzip;
  }

  /** Whether a read might wait for whoever writes into the other end of a pipe. */
  boolean mayWait() throws IOException {
    return !gzip && (in == null ? raw : in).available() == 0;
  }

  /** How much of a file has been taken, in percent; 0 where nobody knows its size. Any thread. */
  double percentRead() {
    return raw instanceof ChannelBytes file && file.size > 0 ? 100.0 * file.taken / file.size : 0;
  }

  /** Closes the file under the reader; a read that waits in another thread ends. */
  void cutShort() throws IOException {
    raw.close();
  }

  /** Closes the file and frees what unpacking holds; only the thread that reads may call it. */
  @Override
  public void close() throws IOException {
    if (in != null) {
      in.close();
    }
    raw.close();
  }

  /** Hides that nothing is there yet: GZIPInputStream would take it for the last of its parts. */
  private static final class Unending extends FilterInputStream {
    Unending(InputStream in) {
      super(in);
    }

    @Override
    public int available() {
      return 1;
    }
  }

  /** A file read through its channel, because only a channel's read can be ended by closing it. */
  private static final class ChannelBytes extends InputStream {
    private final FileInputStream file;
    private final FileChannel channel;
    private final long size;
    private volatile long taken;

    ChannelBytes(FileInputStream file) {
      this.file = file;
      channel = file.getChannel();
      size = sizeOf(channel);
    }

    private static long sizeOf(FileChannel channel) {
      try {
        return channel.size();
      } catch (IOException e) {
        // A pipe has none.
        return 0;
      }
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int got = channel.read(ByteBuffer.wrap(target, offset, length));
      taken += Math.max(0, got);
      return got;
    }

    @Override
    public int available() throws IOException {
      return file.available();
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
