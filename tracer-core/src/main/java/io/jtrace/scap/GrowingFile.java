package io.jtrace.scap;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A file that somebody still writes: its end is waited at until that one is done. */
final class GrowingFile extends InputStream {
  private static final long PAUSE_NANOS = 20_000_000L;
  private final FileChannel channel;
  private final BooleanSupplier complete;

  GrowingFile(Path file, BooleanSupplier complete) throws IOException {
    channel = FileChannel.open(file, StandardOpenOption.READ);
    this.complete = complete;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int got = take(target, offset, length);
    while (got < 0) {
      if (complete.getAsBoolean()) {
        // What came between the last look at the file and the answer.
        return take(target, offset, length);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
      got = take(target, offset, length);
    }
    return got;
  }

  private int take(byte[] target, int offset, int length) throws IOException {
    return channel.read(ByteBuffer.wrap(target, offset, length));
  }

  @Override
  public int available() throws IOException {
    return (int) Math.min(Integer.MAX_VALUE, Math.max(0, channel.size() - channel.position()));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
