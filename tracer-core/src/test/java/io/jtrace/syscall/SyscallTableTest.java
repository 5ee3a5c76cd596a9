package io.jtrace.syscall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class SyscallTableTest {
  private static final Path HEADER = Path.of("/usr/include/x86_64-linux-gnu/asm/unistd_64.h");

  private static Map<Integer, Syscall> byNumber() {
    return SyscallTable.load().rows().stream()
        .collect(Collectors.toMap(Syscall::number, call -> call));
  }

  @Test
  void shouldNameEveryCallWhenTheKernelsHeaderListsIt() throws Exception {
    Assumptions.assumeTrue(Files.exists(HEADER), "needs the kernel's headers: " + HEADER);
    Matcher line = Pattern.compile("#define __NR_(\\w+) (\\d+)").matcher(Files.readString(HEADER));
    Map<Integer, Syscall> calls = byNumber();
    while (line.find()) {
      assertEquals(line.group(1), calls.get(Integer.valueOf(line.group(2))).name());
    }
  }

  @Test
  void shouldKeepToSafeCodesWhenSysdigCannotNameACall() {
    Map<Integer, Syscall> calls = byNumber();
    assertTrue(calls.values().stream().allMatch(call -> call.code() < 329));
    assertEquals(0, calls.get(334).code(), "rseq");
    assertEquals(72, calls.get(74).code(), "fsync");
  }

  @Test
  void shouldConvertOpenFlagsWhenAValueHasSeveralBits() {
    OpenFlags flags = OpenFlags.of(KernelFlags.load());
    // published lines: flags=262(O_TRUNC|O_CREAT|O_WRONLY), 1089(O_DIRECTORY|O_NONBLOCK|O_RDONLY)
    assertEquals(262, flags.toFile(01101));
    assertEquals(1089, flags.toFile(0200000 | 04000));
    // O_TMPFILE holds O_DIRECTORY's bit: 8192 + 1024 + O_RDWR
    assertEquals(9219, flags.toFile(020200000 | 2));
  }

  @Test
  void shouldFallBackWhenAnEnumerationLacksTheValue() {
    KernelFlags commands = KernelFlags.load().get("fcntl_commands");
    assertEquals(26, commands.value(1030, 0), "F_DUPFD_CLOEXEC");
    assertEquals(0, commands.value(9999, 0));
  }
}
