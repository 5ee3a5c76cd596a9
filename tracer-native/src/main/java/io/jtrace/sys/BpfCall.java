package io.jtrace.sys;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;

/**
 * The bpf(2) system call. The kernel takes an attribute block larger than it knows as long as the
 * rest is zero. Source: {@code union bpf_attr} of linux/bpf.h.
 *
 * <pre>
 *   MAP_CREATE         0 type  4 key bytes  8 value bytes  12 entries  28 name[16]
 *   MAP_*_ELEM         0 fd    8 key*      16 value*      24 flags u64
 *   PROG_LOAD          0 type  4 instructions  8 code*  16 license*
 *                     44 flags  48 name[16]  120 fds*
 *   PROG_RUN           0 fd    4 result    40 context bytes  48 context*
 *   RAW_TRACEPOINT_OPEN  0 name*   8 fd
 * </pre>
 */
final class BpfCall {
  private static final int NUMBER = 321; // x86-64
  private static final int ATTRIBUTE_BYTES = 128;
  private static final int MAP_CREATE = 0;
  private static final int MAP_LOOKUP_ELEM = 1;
  private static final int MAP_UPDATE_ELEM = 2;
  private static final int PROG_LOAD = 5;
  private static final int PROG_RUN = 10;
  private static final int RAW_TRACEPOINT_OPEN = 17;
  private static final int MAP_TYPE_ARRAY = 2;
  private static final int PROG_TYPE_SYSCALL = 31;
  private static final int SLEEPABLE = 1 << 4;

  private final LibC c = LibC.load();

  private static Memory attributes() {
    Memory block = new Memory(ATTRIBUTE_BYTES);
    block.clear();
    return block;
  }

  static Memory copyOf(byte[] bytes) {
    Memory copy = new Memory(bytes.length);
    copy.write(0, bytes, 0, bytes.length);
    return copy;
  }

  /** Calls; the block holds bare addresses of {@code pointedTo}, which must outlive the call. */
  private int call(String name, int command, Memory attributes, Memory... pointedTo)
      throws SyscallException {
    long result;
    try {
      result = c.syscall(NUMBER, command, attributes, ATTRIBUTE_BYTES);
    } finally {
      Reference.reachabilityFence(pointedTo);
    }
    if (result < 0) {
      throw new SyscallException("bpf(" + name + ")", Native.getLastError());
    }
    return (int) result;
  }

  /** Makes an array map of one element; returns its descriptor. */
  int createArray(String name, int valueBytes) throws SyscallException {
    Memory a = attributes();
    a.setInt(0, MAP_TYPE_ARRAY);
    a.setInt(4, Integer.BYTES);
    a.setInt(8, valueBytes);
    a.setInt(12, 1);
    a.write(28, name.getBytes(StandardCharsets.US_ASCII), 0, name.length());
    return call("BPF_MAP_CREATE", MAP_CREATE, a);
  }

  void update(int fd, int index, byte[] value) throws SyscallException {
    element("BPF_MAP_UPDATE_ELEM", MAP_UPDATE_ELEM, fd, index, copyOf(value));
  }

  byte[] lookup(int fd, int index, int valueBytes) throws SyscallException {
    Memory value = new Memory(valueBytes);
    element("BPF_MAP_LOOKUP_ELEM", MAP_LOOKUP_ELEM, fd, index, value);
    return value.getByteArray(0, valueBytes);
  }

  private void element(String name, int command, int fd, int index, Memory value)
      throws SyscallException {
    Memory key = new Memory(Integer.BYTES);
    key.setInt(0, index);
    Memory a = attributes();
    a.setInt(0, fd);
    a.setPointer(8, key);
    a.setPointer(16, value);
    call(name, command, a, key, value);
  }

  /** Loads a program that runs as a system call, with one map it may use; returns its descriptor. */
  int loadSyscallProgram(String name, byte[] instructions, int mapFd) throws SyscallException {
    Memory code = copyOf(instructions);
    Memory license = copyOf("Dual BSD/GPL\0".getBytes(StandardCharsets.US_ASCII));
    Memory maps = new Memory(Integer.BYTES);
    maps.setInt(0, mapFd);
    Memory a = attributes();
    a.setInt(0, PROG_TYPE_SYSCALL);
    a.setInt(4, instructions.length / 8);
    a.setPointer(8, code);
    a.setPointer(16, license);
    a.setInt(44, SLEEPABLE);
    a.write(48, name.getBytes(StandardCharsets.US_ASCII), 0, name.length());
    a.setPointer(120, maps);
    return call("BPF_PROG_LOAD", PROG_LOAD, a, code, license, maps);
  }

  /** Runs such a program on a context it reads and writes; a negative result is its errno. */
  void run(int programFd, Memory context) throws SyscallException {
    Memory a = attributes();
    a.setInt(0, programFd);
    a.setInt(40, (int) context.size());
    a.setPointer(48, context);
    call("BPF_PROG_RUN", PROG_RUN, a, context);
    int result = a.getInt(4);
    if (result < 0) {
      throw new SyscallException("bpf(BPF_PROG_RUN of the loader)", -result);
    }
  }

  /** Attaches a loaded tp_btf program; returns the link's descriptor. */
  int attachTracepoint(int programFd) throws SyscallException {
    Memory a = attributes();
    a.setPointer(0, Pointer.NULL);
    a.setInt(8, programFd);
    return call("BPF_RAW_TRACEPOINT_OPEN", RAW_TRACEPOINT_OPEN, a);
  }

  void close(int fd) {
    c.close(fd);
  }
}
