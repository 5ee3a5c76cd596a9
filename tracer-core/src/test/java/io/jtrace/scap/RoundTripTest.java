package io.jtrace.scap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jtrace.event.EventEncoder;
import io.jtrace.event.EventLayout;
import io.jtrace.event.EventRange;
import io.jtrace.event.FdEntry;
import io.jtrace.event.FdKind;
import io.jtrace.event.InterfaceEntry;
import io.jtrace.event.ProcessEntry;
import io.jtrace.event.Snapshot;
import io.jtrace.scap.Captures.Content;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoundTripTest {
  private static Content roundTrip(Snapshot snapshot, EventRange... ranges) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ScapWriter writer = new ScapWriter(out, snapshot, Compression.NONE)) {
      for (EventRange range : ranges) {
        writer.write(range);
      }
    }
    return Captures.read(out.toByteArray());
  }

  @ParameterizedTest
  @EnumSource
  void shouldReadTheEventsThatWereWritten(Compression compression) throws Exception {
    Content content = Captures.read(Captures.capture(5000, compression));

    assertEquals("", content.failure());
    assertEquals(10_000, content.events().size());
    assertEquals(
        "1700000000000000500 4242 1 7 0500000000000000 68656c6c6f", content.events().get(1));
    assertEquals(1, content.sections().size());
  }

  @Test
  void shouldReadTheMachineThatWasWritten() throws Exception {
    Snapshot written = Captures.machine();

    Snapshot read = roundTrip(written).sections().get(0);

    assertEquals(written.machine(), read.machine());
    assertEquals(written.users(), read.users());
    assertEquals(written.groups(), read.groups());
    ProcessEntry process = read.processes().get(0);
    List<FdEntry> fds = written.processes().get(0).fds();
    assertEquals(Captures.process(process.fds()), process);
    assertEquals(fds.get(0).name(), process.fds().get(0).name());
    assertEquals(9, process.fds().get(0).device());
    assertArrayEquals(fds.get(2).destination(), process.fds().get(2).destination());
    assertEquals(80, process.fds().get(2).destinationPort());
    assertEquals(22, process.fds().get(3).sourcePort());
    assertEquals(22, process.fds().get(4).unixDestination());
    InterfaceEntry eth0 = read.interfaces().get(0);
    assertEquals("eth0", eth0.name());
    assertArrayEquals(new byte[] {10, 0, 0, 1}, eth0.address());
    assertEquals(100, eth0.linkSpeed());
    assertTrue(read.interfaces().get(1).isIpv6());
  }

  /** sysdig 0.29.3 refuses a file with a descriptor of kind 17 or more. */
  @Test
  void shouldHideANewDescriptorKindFromOldReaders() throws Exception {
    FdEntry pidfd = FdEntry.named(9, 1, FdKind.PIDFD, "anon_inode:[pidfd]", 0, 0);
    Snapshot snapshot =
        new Snapshot(
            Captures.machine().machine(),
            List.of(Captures.process(List.of(pidfd))),
            List.of(),
            List.of(),
            List.of());

    FdEntry read = roundTrip(snapshot).sections().get(0).processes().get(0).fds().get(0);

    assertEquals(FdKind.UNSUPPORTED, read.kind());
    assertEquals("anon_inode:[pidfd]", read.name());
  }

  @Test
  void shouldKeepLargeAndFlaggedEvents() throws Exception {
    EventRange range = new EventRange();
    byte[] data = new byte[300_000];
    new EventEncoder()
        .begin(range, EventLayout.BLOCK_EVENT_LARGE, 1, -1, 0, 322, 2)
        .u32(7)
        .bytes(data, 0, data.length)
        .end();
    Captures.encode(range, 1);

    Content content = roundTrip(Snapshot.EMPTY, range);

    assertEquals(3, content.events().size());
    assertEquals("1 -1 0 322 07000000 " + "00".repeat(300_000), content.events().get(0));
  }

  /** The largest ranges end within a pair again and again; the pair must not be torn. */
  @Test
  void shouldKeepADetailEventAndItsGenericEventTogether() throws Exception {
    EventRange range = new EventRange();
    EventEncoder encoder = new EventEncoder();
    range.ensure(20_000 * 120);
    for (int i = 0; i < 20_000; i++) {
      encoder.begin(range, i, 8, 0, 0x8000, 1).u64(3).end();
      encoder.begin(range, i, 8, 0, 0, 2).u16(70).u16(74).end();
    }

    Content content = roundTrip(Snapshot.EMPTY, range);

    assertEquals(20_000, content.events().size());
    assertTrue(content.events().stream().allMatch(line -> line.contains(" 32768 ")));
  }

  @Test
  void shouldDeliverASectionForEachConcatenatedCapture() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    EventRange range = new EventRange();
    Captures.encode(range, 3);
    try (ScapWriter writer = new ScapWriter(out, Captures.machine(), Compression.NONE)) {
      writer.write(range);
      writer.section(Snapshot.EMPTY);
      writer.write(range);
    }

    Content content = Captures.read(out.toByteArray());

    assertEquals(12, content.events().size());
    assertEquals(2, content.sections().size());
    assertEquals(1, content.sections().get(0).processes().size());
    assertEquals(0, content.sections().get(1).processes().size());
  }

  @Test
  void shouldCutTextsThatReadersRefuse() throws Exception {
    Snapshot snapshot =
        new Snapshot(
            Captures.machine().machine(),
            List.of(
                Captures.process(
                    List.of(FdEntry.named(1, 1, FdKind.FILE, "n".repeat(5000), 0, 0)))),
            List.of(),
            List.of(new io.jtrace.event.UserEntry(1, 1, "u".repeat(400), "", "")),
            List.of());

    Snapshot read = roundTrip(snapshot).sections().get(0);

    assertEquals(1023, read.processes().get(0).fds().get(0).name().length());
    assertEquals(255, read.users().get(0).name().length());
  }
}
