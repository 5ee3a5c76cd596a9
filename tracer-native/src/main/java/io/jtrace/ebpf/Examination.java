package io.jtrace.ebpf;

import io.jtrace.capture.CaptureException;
import io.jtrace.capture.CaptureSettings;
import io.jtrace.capture.Finding;
import io.jtrace.sys.BpfObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why live capture works here or does not. Both ways of loading the probe are tried with a small
 * ring; what is tried is taken away again at once.
 */
final class Examination {
  private static final Path RELEASE = Path.of("/proc/sys/kernel/osrelease");
  private static final Path BTF = Path.of("/sys/kernel/btf/vmlinux");
  private static final Path LOCKDOWN = Path.of("/sys/kernel/security/lockdown");
  private static final int SMALL_RING = 1 << 16;
  private static final int LARGE_RING = 128 << 20;

  /** bpf_loop and the light skeleton's relocations are there from 5.17 on, the rest of what the probe asks for from 5.18. */
  private static final int LEAST_MAJOR = 5;

  private static final int LEAST_MINOR = 18;

  private final List<Finding> findings = new ArrayList<>();

  private Examination() {}

  static List<Finding> run() {
    Examination examination = new Examination();
    examination.kernel();
    examination.findings.addAll(Rights.ofThisProcess().findings());
    examination.probe();
    return List.copyOf(examination.findings);
  }

  private void kernel() {
    String release = text(RELEASE).orElse("unknown");
    findings.add(
        isRecent(release)
            ? Finding.works("kernel", release)
            : Finding.fails("kernel", release + ", but eBPF needs 5.18", "boot a newer kernel"));
    findings.add(
        Files.isReadable(BTF)
            ? Finding.works("BTF", BTF.toString())
            : Finding.fails(
                "BTF", BTF + " is missing", "boot a kernel built with CONFIG_DEBUG_INFO_BTF=y"));
    boolean locked = text(LOCKDOWN).orElse("").contains("[confidentiality]");
    if (locked) {
      findings.add(
          Finding.fails(
              "lockdown",
              "confidentiality forbids reading memory",
              "boot with lockdown=integrity"));
    }
  }

  static boolean isRecent(String release) {
    String[] numbers = release.split("[^0-9]+", 3);
    if (numbers.length < 2 || numbers[0].isEmpty()) {
      return false;
    }
    int major = Integer.parseInt(numbers[0]);
    return major > LEAST_MAJOR
        || major == LEAST_MAJOR && Integer.parseInt(numbers[1]) >= LEAST_MINOR;
  }

  private static Optional<String> text(Path file) {
    try {
      return Optional.of(Files.readString(file).strip());
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private void probe() {
    if (BpfObject.hasLibrary()) {
      tried("eBPF by libbpf", SMALL_RING, EbpfProbe.INSTALLED);
    } else {
      findings.add(
          Finding.lacks(
              "eBPF by libbpf",
              "libbpf.so.1 is not installed; the light skeleton does its work",
              "apt-get install libbpf1"));
    }
    EbpfProbe.Loader skeleton = () -> BpfObject.open(ProbeFiles.skeleton());
    if (tried("eBPF by light skeleton", SMALL_RING, skeleton)) {
      findings.add(Finding.works("tracepoints", String.join(" ", Tracepoints.NAMES)));
      rings(skeleton);
    }
  }

  private void rings(EbpfProbe.Loader loader) {
    int usual = RingSize.of(CaptureSettings.DEFAULTS);
    for (int bytes : new int[] {usual, LARGE_RING}) {
      tried("ring of " + (bytes >> 20) + "M" + (bytes == usual ? " (default)" : ""), bytes, loader);
      if (bytes == LARGE_RING) {
        return;
      }
    }
  }

  private boolean tried(String subject, int ringBytes, EbpfProbe.Loader loader) {
    CaptureSettings settings = new CaptureSettings(0, ringBytes);
    try (EbpfProbe probe = EbpfProbe.open(settings, List.of(), loader)) {
      probe.detach();
      findings.add(Finding.works(subject, "loaded and attached"));
      return true;
    } catch (CaptureException e) {
      String remedy = ringBytes > SMALL_RING ? "use a smaller --buffer" : Rights.REMEDY;
      findings.add(Finding.fails(subject, e.getMessage(), remedy));
      return false;
    }
  }
}
