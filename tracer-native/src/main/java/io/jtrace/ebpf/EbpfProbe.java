package io.jtrace.ebpf;

import io.jtrace.capture.CaptureException;
import io.jtrace.capture.CaptureSettings;
import io.jtrace.capture.Losses;
import io.jtrace.sys.BpfObject;
import io.jtrace.sys.SyscallException;
import io.jtrace.syscall.SyscallTable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The probe in the kernel: open, settings, load, attach, ring, close. Records flow from the moment
 * {@link #open} returns. Owned by the capture source.
 */
final class EbpfProbe implements AutoCloseable {
  private static final Path BTF = Path.of("/sys/kernel/btf/vmlinux");

  /** Opens the probe's object by one of the ways there are. */
  interface Loader {
    BpfObject open() throws SyscallException;
  }

  /** By libbpf, or without it. */
  static final Loader INSTALLED = () -> BpfObject.open(ProbeFiles::elf, ProbeFiles::skeleton);

  private final BpfObject object;
  private final BpfRing ring;

  private EbpfProbe(BpfObject object, BpfRing ring) {
    this.object = object;
    this.ring = ring;
  }

  /**
   * Loads and attaches.
   *
   * @param settings ring size and snaplen
   * @param specs one jt_spec a call and direction, as the map holds them
   */
  static EbpfProbe open(CaptureSettings settings, List<byte[]> specs) throws CaptureException {
    return open(settings, specs, INSTALLED);
  }

  /** Loads and attaches with a loader of the caller's choice. */
  static EbpfProbe open(CaptureSettings settings, List<byte[]> specs, Loader loader)
      throws CaptureException {
    return open(settings, specs, loader, () -> {});
  }

  /**
   * Loads and attaches.
   *
   * @param aroundAttach run directly before and directly after the probe is attached
   */
  static EbpfProbe open(
      CaptureSettings settings, List<byte[]> specs, Loader loader, Runnable aroundAttach)
      throws CaptureException {
    if (!Files.exists(BTF)) {
      throw new CaptureException(
          "this kernel has no BTF (" + BTF + "); live capture needs it, -r FILE still works");
    }
    BpfObject object = null;
    BpfRing ring = null;
    try {
      object = loader.open();
      int ringBytes = RingSize.of(settings);
      object.resize("jt_ring", ringBytes);
      object.resize("jt_scratch", object.possibleCpus());
      object.constants(ProbeConfig.of(settings, SyscallTable.load()));
      object.load();
      for (int i = 0; i < specs.size(); i++) {
        object.update("jt_specs", i, specs.get(i));
      }
      ring = new BpfRing(object.mapFd("jt_ring"), ringBytes);
      aroundAttach.run();
      object.attach();
      aroundAttach.run();
      return new EbpfProbe(object, ring);
    } catch (SyscallException e) {
      if (ring != null) {
        ring.close();
      }
      if (object != null) {
        object.close();
      }
      throw new CaptureException(explain(e), e);
    }
  }

  private static String explain(SyscallException e) {
    boolean rights = e.errno() == 1 || e.errno() == 13;
    return rights
        ? "no rights for eBPF: live capture needs root, or CAP_BPF and CAP_PERFMON ("
            + e.getMessage()
            + "); reading files with -r still works"
        : "cannot start the eBPF probe: " + e.getMessage() + "; reading files with -r still works";
  }

  /** The ring the records come through. */
  BpfRing ring() {
    return ring;
  }

  /** What the probe counted, summed over the CPUs. */
  Losses losses(long undecoded) {
    long[] sums = new long[LossLedger.ROW_BYTES / 8];
    ByteBuffer values = ByteBuffer.wrap(counters()).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < values.capacity() / 8; i++) {
      sums[i % sums.length] += values.getLong(8 * i);
    }
    return new Losses(sums[0], sums[1], sums[2], sums[3], undecoded);
  }

  /** The probe's counters, {@link LossLedger#ROW_BYTES} a CPU. */
  byte[] counters() {
    try {
      return object.lookupPerCpu("jt_counts", 0, LossLedger.ROW_BYTES);
    } catch (SyscallException e) {
      throw new IllegalStateException("cannot read the probe's counters: " + e.getMessage(), e);
    }
  }

  /** Takes the probe off its tracepoints; what it recorded stays in the ring. */
  void detach() {
    object.detach();
  }

  @Override
  public void close() {
    object.detach();
    ring.close();
    object.close();
  }
}
