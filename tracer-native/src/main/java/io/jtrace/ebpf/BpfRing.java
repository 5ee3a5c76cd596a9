package io.jtrace.ebpf;

import io.jtrace.sys.EdgePoller;
import io.jtrace.sys.RingMemory;
import io.jtrace.sys.SyscallException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads a BPF ring without a native call a record.
 *
 * <pre>
 *   record := u32 length, bit 31 = still being written, bit 30 = discarded
 *             u32 page offset (of no use here)
 *             bytes, padded to 8
 * </pre>
 *
 * <p>Positions only grow; the producer's is read with acquire, the consumer's written with release,
 * once a drain. Source: the kernel's {@code kernel/bpf/ringbuf.c}. One reader thread.
 */
final class BpfRing implements AutoCloseable {
  private static final int BUSY = 1 << 31;
  private static final int DISCARD = 1 << 30;
  private static final int HEADER_BYTES = 8;
  private static final VarHandle U64 =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle U32 =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private final RingMemory memory;
  private final EdgePoller poller;
  private final ByteBuffer consumer;
  private final ByteBuffer producer;
  private final ByteBuffer data;
  private final long mask;
  private long position;

  BpfRing(int fd, int dataBytes) throws SyscallException {
    memory = new RingMemory(fd, dataBytes);
    poller = new EdgePoller(fd);
    consumer = memory.consumerPage();
    producer = memory.producerPage();
    data = memory.data();
    mask = dataBytes - 1L;
    position = (long) U64.getAcquire(consumer, 0);
  }

  /** Waits for the probe to wake its reader, at most that long. */
  boolean await(int timeoutMillis) throws SyscallException {
    return poller.await(timeoutMillis);
  }

  /** Position up to which records have been made by now. */
  long producerPosition() {
    return (long) U64.getAcquire(producer, 0);
  }

  /** Position up to which records have been taken. */
  long position() {
    return position;
  }

  /** Hands complete records to the handler until it refuses or none is left; counts them. */
  int drain(RecordHandler handler) {
    int count = 0;
    long end = producerPosition();
    boolean more = true;
    while (more && position < end) {
      int at = (int) (position & mask);
      int header = (int) U32.getAcquire(data, at);
      if ((header & BUSY) != 0) {
        break;
      }
      int length = header & ~(BUSY | DISCARD);
      if ((header & DISCARD) == 0) {
        more = handler.record(data, at + HEADER_BYTES, length);
        if (!more) {
          break;
        }
        count++;
      }
      position += (length + HEADER_BYTES + 7) & ~7;
    }
    U64.setRelease(consumer, 0, position);
    return count;
  }

  @Override
  public void close() {
    poller.close();
    memory.close();
  }
}
