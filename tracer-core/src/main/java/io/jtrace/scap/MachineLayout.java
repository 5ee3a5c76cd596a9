package io.jtrace.scap;

import io.jtrace.event.MachineInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The machine block.
 *
 * <pre>
 *   0 cpus u32 | 4 memory bytes u64 | 12 largest pid u64 | 20 host name char[128], NUL filled |
 *   148 boot time ns u64 (0 before 2023) | 156 three reserved u64                     180 bytes
 * </pre>
 */
final class MachineLayout {
  private static final int HOSTNAME_BYTES = 128;

  private MachineLayout() {}

  static MachineInfo read(BlockBody body) throws IOException, DamageException {
    int cpus = body.i32();
    long memory = body.i64();
    long maxPid = body.i64();
    String hostname = body.fixedText(HOSTNAME_BYTES);
    return new MachineInfo(cpus, memory, maxPid, hostname, body.i64());
  }

  static void write(BlockOutput out, MachineInfo machine) {
    byte[] hostname = machine.hostname().getBytes(StandardCharsets.ISO_8859_1);
    out.begin(BlockType.MACHINE)
        .u32(machine.cpuCount())
        .i64(machine.memoryBytes())
        .i64(machine.maxPid())
        .fixed(hostname, HOSTNAME_BYTES - 1)
        .u8(0)
        .i64(machine.bootTimeNanos())
        .i64(0)
        .i64(0)
        .i64(0)
        .end();
  }
}
