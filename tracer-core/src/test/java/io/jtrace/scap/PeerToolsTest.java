package io.jtrace.scap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What sysdig and Wireshark make of our files; skipped where they are not installed. */
class PeerToolsTest {
  @TempDir Path folder;

  private Path capture(Compression compression) throws Exception {
    return Files.write(folder.resolve("own.scap"), Captures.capture(500, compression));
  }

  private List<String> run(String tool, String... arguments) throws Exception {
    Path out = folder.resolve("out.txt");
    ProcessBuilder builder = new ProcessBuilder(tool);
    builder.command().addAll(List.of(arguments));
    builder.environment().put("TZ", "UTC");
    builder.redirectOutput(out.toFile()).redirectError(folder.resolve("err.txt").toFile());
    assertTrue(start(builder).waitFor(60, TimeUnit.SECONDS), tool + " does not end");
    return Files.readAllLines(out, StandardCharsets.ISO_8859_1);
  }

  private static Process start(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException e) {
      assumeTrue(false, builder.command().get(0) + " is not installed");
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldBePrintedBySysdig(Compression compression) throws Exception {
    List<String> lines = run("sysdig", "-r", capture(compression).toString());

    assertEquals(1000, lines.size());
    assertEquals(
        "1 22:13:20.000000000 1 work (4242) > read fd=3(<f>/etc/hosts) size=64 ", lines.get(0));
    assertEquals("2 22:13:20.000000500 1 work (4242) < read res=5 data=hello ", lines.get(1));
  }

  @ParameterizedTest
  @EnumSource
  void shouldCarryTheMachineToSysdig(Compression compression) throws Exception {
    List<String> lines =
        run(
            "sysdig",
            "-r",
            capture(compression).toString(),
            "-n1",
            "-p%user.name %group.name %proc.exe %proc.args %proc.cwd %proc.vpid %user.loginuid"
                + " %proc.exepath %proc.vpgid %proc.fdlimit %proc.env %user.shell");

    assertEquals(
        "ann staff /bin/work -a b /tmp/ 13 -1 /usr/bin/work 4001 1024 A=1 /bin/sh", lines.get(0));
  }

  @ParameterizedTest
  @EnumSource
  void shouldBeReadByWireshark(Compression compression) throws Exception {
    List<String> lines =
        run(
            "tshark",
            "-r",
            capture(compression).toString(),
            "-Tfields",
            "-e",
            "sysdig.event_type",
            "-e",
            "sysdig.thread_id");

    assertEquals(1000, lines.size());
    assertEquals("7\t4242", lines.get(1));
  }
}
