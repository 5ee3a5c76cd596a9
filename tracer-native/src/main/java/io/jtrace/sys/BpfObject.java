package io.jtrace.sys;

import java.util.function.Supplier;

/**
 * BPF programs and their maps: opened, given their settings, loaded, attached, closed, in this order
 * and by one thread. Owns the programs, maps and links in the kernel. What libbpf.so.1 does where it
 * is installed, the light skeleton does with bpf(2) alone.
 */
public sealed interface BpfObject extends AutoCloseable permits LibBpfObject, LightBpfObject {
  /**
   * Opens with libbpf.so.1 where it can be loaded, else the light skeleton.
   *
   * @param elf object file, asked for only if libbpf takes it
   * @param skeleton the same object's light skeleton, asked for only if libbpf is missing
   * @return the open object, nothing of it in the kernel yet
   * @throws SyscallException if libbpf refuses the file
   */
  static BpfObject open(Supplier<byte[]> elf, Supplier<LightSkeleton> skeleton)
      throws SyscallException {
    LibBpf library;
    try {
      library = LibBpf.load();
    } catch (UnsatisfiedLinkError notInstalled) {
      return open(skeleton.get());
    }
    return new LibBpfObject(library, elf.get());
  }

  /**
   * Whether libbpf.so.1 can be loaded.
   *
   * @return false if it is not installed
   */
  static boolean hasLibrary() {
    try {
      return LibBpf.load() != null;
    } catch (UnsatisfiedLinkError notInstalled) {
      return false;
    }
  }

  /**
   * Opens a light skeleton, whether or not libbpf is there.
   *
   * @param skeleton loader program, its data and names; kernel 5.17 or later runs it
   * @return the open object, nothing of it in the kernel yet
   */
  static BpfObject open(LightSkeleton skeleton) {
    return new LightBpfObject(skeleton);
  }

  /**
   * Sets a map's size before loading.
   *
   * @param map its name
   * @param entries entries, or bytes for a ring
   * @throws SyscallException if there is no such map
   */
  void resize(String map, int entries) throws SyscallException;

  /**
   * Sets the constants of the program before loading.
   *
   * @param bytes the whole read-only section
   * @throws SyscallException if the size is not the section's
   */
  void constants(byte[] bytes) throws SyscallException;

  /**
   * Hands programs and maps to the kernel.
   *
   * @throws SyscallException if the kernel refuses; carries its words where it says any
   */
  void load() throws SyscallException;

  /**
   * Attaches every program.
   *
   * @throws SyscallException for the first that cannot be attached
   */
  void attach() throws SyscallException;

  /**
   * A map's descriptor, owned by this object.
   *
   * @param map its name
   * @return descriptor, valid until {@link #close}
   * @throws SyscallException if there is no such map
   */
  int mapFd(String map) throws SyscallException;

  /**
   * Sets one element of an array map.
   *
   * @param map its name
   * @param index key
   * @param value as many bytes as the map's values have
   * @throws SyscallException if the kernel refuses
   */
  void update(String map, int index, byte[] value) throws SyscallException;

  /**
   * Reads one element of a per-CPU array map.
   *
   * @param map its name
   * @param index key
   * @param valueBytes size of one CPU's value, a multiple of 8
   * @return the values of all possible CPUs, one behind the other
   * @throws SyscallException if the kernel refuses
   */
  byte[] lookupPerCpu(String map, int index, int valueBytes) throws SyscallException;

  /**
   * CPUs the kernel may ever use.
   *
   * @return count
   */
  int possibleCpus();

  /** Detaches the programs; records already made stay in the ring. */
  void detach();

  /** Detaches and gives programs and maps back to the kernel. */
  @Override
  void close();
}
