package io.jtrace.sys;

import com.sun.jna.Memory;
import java.util.ArrayList;
import java.util.List;

/**
 * A BPF object loaded by its light skeleton: a program in the kernel that makes the maps, resolves
 * the types and loads the programs. It reads and fills a context:
 *
 * <pre>
 *   0 bytes u32 | 4 flags u32 | 8 log level u32 | 12 log bytes u32 | 16 log* u64
 *   24 + 16 m   map m:      fd i32 (out) | entries u32 (0 = as compiled) | initial value* u64
 *   then 4 p    program p:  fd i32 (out)
 * </pre>
 *
 * Source: bpf/skel_internal.h of libbpf 1.1.
 */
final class LightBpfObject implements BpfObject {
  private static final int HEADER_BYTES = 24;
  private static final int MAP_BYTES = 16;
  private static final int ENTRIES = 4;
  private static final int INITIAL_VALUE = 8;
  private static final int PROGRAM_BYTES = 4;
  private static final int ENOENT = 2;

  private final BpfCall bpf = new BpfCall();
  private final LightSkeleton skeleton;
  private final Memory context;
  private final List<Integer> links = new ArrayList<>();

  /** The loader program reads the constants from here. */
  private Memory constants;

  LightBpfObject(LightSkeleton skeleton) {
    this.skeleton = skeleton;
    int bytes = program(skeleton.programs().size());
    context = new Memory(bytes);
    context.clear();
    context.setInt(0, bytes);
  }

  private int program(int index) {
    return HEADER_BYTES + MAP_BYTES * skeleton.maps().size() + PROGRAM_BYTES * index;
  }

  private int map(String name) throws SyscallException {
    int index = skeleton.maps().indexOf(name);
    if (index < 0) {
      throw new SyscallException("finding map " + name, ENOENT);
    }
    return HEADER_BYTES + MAP_BYTES * index;
  }

  @Override
  public void resize(String map, int entries) throws SyscallException {
    context.setInt(map(map) + ENTRIES, entries);
  }

  @Override
  public void constants(byte[] bytes) throws SyscallException {
    constants = BpfCall.copyOf(bytes);
    context.setPointer(map("rodata") + INITIAL_VALUE, constants);
  }

  @Override
  public void load() throws SyscallException {
    int data = bpf.createArray("__loader.map", skeleton.data().length);
    try {
      bpf.update(data, 0, skeleton.data());
      int loader = bpf.loadSyscallProgram("__loader.prog", skeleton.instructions(), data);
      try {
        bpf.run(loader, context);
      } finally {
        bpf.close(loader);
      }
    } finally {
      bpf.close(data);
    }
  }

  @Override
  public void attach() throws SyscallException {
    for (int i = 0; i < skeleton.programs().size(); i++) {
      links.add(bpf.attachTracepoint(context.getInt(program(i))));
    }
  }

  @Override
  public int mapFd(String map) throws SyscallException {
    return context.getInt(map(map));
  }

  @Override
  public void update(String map, int index, byte[] value) throws SyscallException {
    bpf.update(mapFd(map), index, value);
  }

  @Override
  public byte[] lookupPerCpu(String map, int index, int valueBytes) throws SyscallException {
    return bpf.lookup(mapFd(map), index, valueBytes * possibleCpus());
  }

  @Override
  public int possibleCpus() {
    return PossibleCpus.count();
  }

  @Override
  public void detach() {
    links.forEach(bpf::close);
    links.clear();
  }

  @Override
  public void close() {
    detach();
    for (int i = 0; i < skeleton.programs().size(); i++) {
      closeSlot(program(i));
    }
    for (int i = 0; i < skeleton.maps().size(); i++) {
      closeSlot(HEADER_BYTES + MAP_BYTES * i);
    }
  }

  /** A descriptor the loader filled in; 0 if it did not come that far. */
  private void closeSlot(int at) {
    int fd = context.getInt(at);
    if (fd > 0) {
      bpf.close(fd);
      context.setInt(at, 0);
    }
  }
}
