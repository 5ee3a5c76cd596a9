package io.jtrace.scap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jtrace.capture.CaptureException;
import io.jtrace.capture.CaptureSource.Outcome;
import io.jtrace.event.EventRange;
import io.jtrace.peers.Peers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Captures with blocks of every version, copied: sysdig says of the copy what it says of them. */
class OldToNewTest {
  @TempDir Path folder;
  private final ByteBuffer file = ByteBuffer.allocate(8192).order(ByteOrder.LITTLE_ENDIAN);
  private int block;

  private void begin(int type) {
    block = file.position();
    file.putInt(type).putInt(0);
  }

  private void end() {
    while (file.position() % 4 != 0) {
      file.put((byte) 0);
    }
    int total = file.position() + 4 - block;
    file.putInt(total).putInt(block + 4, total);
  }

  private void text(String text) {
    file.putShort((short) text.length()).put(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private byte[] capture(int processes, int version) {
    begin(0x0A0D0D0A);
    file.putInt(0x1A2B3C4D).putShort((short) 1).putShort((short) 0).putLong(-1);
    end();
    begin(0x201);
    file.putInt(2).putLong(1 << 30).putLong(32768).put(new byte[128]).put(new byte[32]);
    end();
    begin(0x205);
    file.putShort((short) 1).putShort((short) 4).put(new byte[] {10, 0, 0, 1, -1, 0, 0, 0});
    file.put(new byte[] {10, -1, -1, -1}).putLong(100).put("eth0".getBytes(StandardCharsets.UTF_8));
    end();
    begin(0x206);
    file.put((byte) 0).putInt(500).putInt(501);
    text("ann");
    text("/home/ann");
    text("/bin/sh");
    end();
    begin(processes);
    process(version);
    end();
    begin(0x203);
    file.putLong(11).putLong(3).putLong(77).put((byte) 1);
    text("/etc/hosts");
    end();
    event(1000, 6, 3, 64);
    event(1500, 7, 5, -1);
    return Arrays.copyOf(file.array(), file.position());
  }

  private void process(int version) {
    file.putLong(11).putLong(11).putLong(1);
    if (version >= 6) {
      file.putLong(14);
    }
    if (version >= 8) {
      file.putLong(15);
    }
    text("comm");
    text("exe");
    if (version >= 7) {
      text("/exepath");
    }
    text("a\0b\0");
    text("/cwd");
    file.putLong(1024).putInt(0).putInt(500).putInt(501);
    if (version >= 2) {
      file.putInt(21).putInt(22).putInt(23).putLong(24).putLong(25);
    }
    if (version >= 3) {
      text("E=1\0");
    }
    if (version >= 4) {
      file.putLong(31).putLong(32);
      text("cpu=/\0");
    }
    if (version >= 5) {
      text("/root");
    }
  }

  /** A read: its enter with a size, or its exit with the data. */
  private void event(long nanos, int type, long first, int size) {
    byte[] data = "hello".getBytes(StandardCharsets.US_ASCII);
    int second = size < 0 ? data.length : 4;
    begin(0x204);
    file.putShort((short) 1).putLong(nanos).putLong(11).putInt(22 + 4 + 8 + second);
    file.putShort((short) type).putShort((short) 8).putShort((short) second).putLong(first);
    if (size < 0) {
      file.put(data);
    } else {
      file.putInt(size);
    }
    end();
  }

  @ParameterizedTest
  @CsvSource({
    "0x202,1", "0x207,2", "0x209,3", "0x210,4", "0x211,5", "0x212,6", "0x213,7", "0x214,8"
  })
  void shouldBeTheSameForSysdigWhenItIsCopied(String processes, int version) throws Exception {
    Path old = folder.resolve("old");
    Files.write(old, capture(Integer.decode(processes), version));
    Path copy = copy(old);

    String format =
        "*%evt.num %evt.time %proc.name %proc.args %proc.cwd %proc.exepath %proc.sid %proc.vpgid"
            + " %proc.vpid %proc.env %user.name %proc.vmsize %evt.type %evt.args";
    List<String> lines = Peers.sysdig("-r", old.toString(), "-p", format);
    assertEquals(2, lines.size());
    assertEquals(lines, Peers.sysdig("-r", copy.toString(), "-p", format));
    assertEquals(Peers.sysdig("-r", old.toString()), Peers.sysdig("-r", copy.toString()));
    Peers.readAlike(copy);
  }

  private Path copy(Path old) throws CaptureException {
    Path copy = folder.resolve("copy");
    EventRange range = new EventRange();
    try (ScapReader reader = new ScapReader(old);
        RotatingWriter writer = new RotatingWriter(copy, Compression.NONE, Rotation.NONE)) {
      while (reader.fill(range) != Outcome.END) {
        if (range.section().isPresent()) {
          writer.section(range.section().get());
        }
        writer.write(range);
        range.clear();
      }
    }
    return copy;
  }
}
