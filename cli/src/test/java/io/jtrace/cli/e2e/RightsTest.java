package io.jtrace.cli.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Live capture as an ordinary user with few capabilities, and what doctor says of it. */
@Tag("kernel")
class RightsTest {
  private static final String NOBODY = "65534";

  @TempDir private Path folder;

  private Command.Outcome as(String capabilities, String... arguments) throws Exception {
    Files.setPosixFilePermissions(
        folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwxrwxrwx"));
    List<String> prefix =
        new ArrayList<>(
            List.of(
                "setpriv",
                "--reuid=" + NOBODY,
                "--regid=" + NOBODY,
                "--clear-groups",
                "--inh-caps=-all" + capabilities,
                "--ambient-caps=-all" + capabilities,
                "--bounding-set=-all" + capabilities,
                "env",
                "HOME=" + folder));
    return Jtrace.command(arguments).behind(prefix).in(folder).run();
  }

  @Test
  void shouldCaptureWhenAnOrdinaryUserHasTheTwoCapabilities() throws Exception {
    KernelRequirements.assume("setpriv");
    Command.Outcome outcome = as(",+bpf,+perfmon", "-n", "5");
    assertEquals(0, outcome.exitCode(), outcome::toString);
    assertEquals(5, outcome.lines().size(), outcome::toString);
  }

  @Test
  void shouldSayWhatWorksWhenTheDoctorIsAsked() throws Exception {
    KernelRequirements.assume("setpriv");
    Command.Outcome allowed = as(",+bpf,+perfmon,+sys_ptrace", "doctor");
    assertEquals(0, allowed.exitCode(), allowed::toString);
    assertTrue(allowed.out().contains("ok     eBPF by light skeleton: loaded and attached"));
    Command.Outcome refused = as("", "doctor");
    assertEquals(1, refused.exitCode(), refused::toString);
    assertTrue(refused.out().contains("FAILS  CAP_BPF: missing"), refused::toString);
    assertTrue(refused.out().contains("to mend it: run it as root, or: sudo setpriv"));
    assertTrue(refused.out().endsWith("works here: ptrace, reading files (-r)\n"));
  }
}
