package io.jtrace.sys;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The pages of a BPF ring, mapped.
 *
 * <pre>
 *   map offset 0       consumer page, read-write: u64 consumer position
 *   map offset 4096    producer page, read-only: u64 producer position
 *   map offset 8192    data, mapped twice in a row, so that every record is contiguous
 * </pre>
 *
 * <p>Reading after {@link #close} would end the JVM: the owner stops its reader first.
 */
public final class RingMemory implements AutoCloseable {
  private static final int PAGE = 4096;
  private final LibC c = LibC.load();
  private final Pointer consumer;
  private final Pointer producer;
  private final int dataBytes;

  /**
   * Maps a ring.
   *
   * @param fd descriptor of the map
   * @param dataBytes its size, a power of two
   * @throws SyscallException if the kernel refuses
   */
  public RingMemory(int fd, int dataBytes) throws SyscallException {
    this.dataBytes = dataBytes;
    consumer = map(PAGE, LibC.PROT_READ | LibC.PROT_WRITE, fd, 0);
    producer = map(PAGE + 2L * dataBytes, LibC.PROT_READ, fd, PAGE);
  }

  private Pointer map(long length, int protection, int fd, long offset) throws SyscallException {
    Pointer address = c.mmap(Pointer.NULL, length, protection, LibC.MAP_SHARED, fd, offset);
    if (Pointer.nativeValue(address) == -1L) {
      throw new SyscallException("mmap of the ring", Native.getLastError());
    }
    return address;
  }

  /**
   * The consumer page.
   *
   * @return 4096 writable bytes
   */
  public ByteBuffer consumerPage() {
    return consumer.getByteBuffer(0, PAGE).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * The producer page.
   *
   * @return 4096 bytes, read-only
   */
  public ByteBuffer producerPage() {
    return producer.getByteBuffer(0, PAGE).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * The data, twice in a row.
   *
   * @return read-only bytes
   */
  public ByteBuffer data() {
    return producer
        .getByteBuffer(PAGE, 2L * dataBytes)
        .asReadOnlyBuffer()
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public void close() {
    c.munmap(consumer, PAGE);
    c.munmap(producer, PAGE + 2L * dataBytes);
  }
}
