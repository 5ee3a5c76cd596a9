package io.jtrace.sys;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;

/** A BPF object file loaded by libbpf. */
final class LibBpfObject implements BpfObject {
  private static final int LOG_BYTES = 4096;
  private static final int LEVEL_WARN = 0;
  private final LibBpf bpf;
  private final LibC c = LibC.load();
  private final StringBuilder log = new StringBuilder();

  /** Kept here so that the garbage collector does not take what libbpf calls. */
  private final LibBpf.Print print = this::print;

  /** libbpf reads the file from here until it is loaded. */
  private final Memory file;

  private final Pointer object;
  private final List<Pointer> links = new ArrayList<>();

  LibBpfObject(LibBpf bpf, byte[] elf) throws SyscallException {
    this.bpf = bpf;
    bpf.libbpf_set_print(print);
    file = new Memory(elf.length);
    file.write(0, elf, 0, elf.length);
    object = bpf.bpf_object__open_mem(file, elf.length, Pointer.NULL);
    if (object == null) {
      throw new SyscallException("bpf_object__open_mem", Native.getLastError(), log.toString());
    }
  }

  private int print(int level, String format, Pointer arguments) {
    if (level == LEVEL_WARN && log.length() < LOG_BYTES) {
      Memory text = new Memory(LOG_BYTES);
      c.vsnprintf(text, LOG_BYTES, format, arguments);
      log.append(text.getString(0));
    }
    return 0;
  }

  private Pointer map(String name) throws SyscallException {
    for (Pointer map = next(null); map != null; map = next(map)) {
      if (bpf.bpf_map__name(map).endsWith(name)) {
        return map;
      }
    }
    throw new SyscallException("finding map " + name, 2);
  }

  private Pointer next(Pointer map) {
    return bpf.bpf_object__next_map(object, map);
  }

  @Override
  public void resize(String map, int entries) throws SyscallException {
    check("bpf_map__set_max_entries", bpf.bpf_map__set_max_entries(map(map), entries));
  }

  @Override
  public void constants(byte[] bytes) throws SyscallException {
    Memory value = new Memory(bytes.length);
    value.write(0, bytes, 0, bytes.length);
    check(
        "bpf_map__set_initial_value",
        bpf.bpf_map__set_initial_value(map(".rodata"), value, bytes.length));
  }

  @Override
  public void load() throws SyscallException {
    check("loading the probe", bpf.bpf_object__load(object));
  }

  @Override
  public void attach() throws SyscallException {
    Pointer program = bpf.bpf_object__next_program(object, null);
    while (program != null) {
      Pointer link = bpf.bpf_program__attach(program);
      if (link == null) {
        String name = bpf.bpf_program__name(program);
        throw new SyscallException("attaching " + name, Native.getLastError(), log.toString());
      }
      links.add(link);
      program = bpf.bpf_object__next_program(object, program);
    }
  }

  @Override
  public int mapFd(String map) throws SyscallException {
    return bpf.bpf_map__fd(map(map));
  }

  @Override
  public void update(String map, int index, byte[] value) throws SyscallException {
    Memory key = new Memory(4);
    key.setInt(0, index);
    Memory bytes = new Memory(value.length);
    bytes.write(0, value, 0, value.length);
    check("bpf_map_update_elem", bpf.bpf_map_update_elem(mapFd(map), key, bytes, 0));
  }

  @Override
  public byte[] lookupPerCpu(String map, int index, int valueBytes) throws SyscallException {
    Memory key = new Memory(4);
    key.setInt(0, index);
    int size = valueBytes * possibleCpus();
    Memory values = new Memory(size);
    check("bpf_map_lookup_elem", bpf.bpf_map_lookup_elem(mapFd(map), key, values));
    return values.getByteArray(0, size);
  }

  @Override
  public int possibleCpus() {
    return bpf.libbpf_num_possible_cpus();
  }

  private void check(String call, int result) throws SyscallException {
    if (result < 0) {
      throw new SyscallException(call, -result, lastLine());
    }
  }

  private String lastLine() {
    return log.toString().lines().filter(line -> !line.isBlank()).findFirst().orElse("");
  }

  @Override
  public void detach() {
    links.forEach(bpf::bpf_link__destroy);
    links.clear();
  }

  @Override
  public void close() {
    detach();
    bpf.bpf_object__close(object);
    bpf.libbpf_set_print(null);
  }
}
