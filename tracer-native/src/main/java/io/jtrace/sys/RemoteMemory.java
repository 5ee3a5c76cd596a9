package io.jtrace.sys;

/** Reads the memory of other processes. One thread. */
public final class RemoteMemory {
  private static final int IOVEC_BYTES = 16;

  private final TraceLib.Functions c = TraceLib.load();
  private final NativeBuffer local = new NativeBuffer(IOVEC_BYTES);
  private final NativeBuffer remote = new NativeBuffer(IOVEC_BYTES);

  /** Loads the bindings. */
  public RemoteMemory() {}

  /**
   * Reads one stretch.
   *
   * @param tid a thread of the process
   * @param from its address there
   * @param into receives the bytes
   * @param at where in it
   * @param length bytes wanted
   * @return bytes read, fewer where the memory ends; 0 if none can be read
   */
  public int read(int tid, long from, NativeBuffer into, int at, int length) {
    remote.bytes().putLong(0, from).putLong(8, length);
    return gather(tid, remote, 1, into, at, length);
  }

  /**
   * Reads stretches one behind the other in one call.
   *
   * @param tid a thread of the process
   * @param vector struct iovec: address u64, length u64
   * @param count its entries, at most 1024
   * @param into receives the bytes
   * @param at where in it
   * @param length sum of the lengths
   * @return bytes read
   */
  public int gather(
      int tid, NativeBuffer vector, int count, NativeBuffer into, int at, int length) {
    local.bytes().putLong(0, into.address() + at).putLong(8, length);
    long got = c.process_vm_readv(tid, local.address(), 1, vector.address(), count, 0, 0);
    return (int) Math.max(0, got);
  }
}
