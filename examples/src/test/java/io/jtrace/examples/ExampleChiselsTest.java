package io.jtrace.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jtrace.event.FdEntry;
import io.jtrace.event.FdKind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example chisels. What they must print follows from the times and sizes that the captures are
 * made of; where sysdig is installed it runs them too and must print the same.
 */
class ExampleChiselsTest {
  private static final byte[] LOCAL = {10, 0, 0, 1};
  private static final byte[] ANY = {0, 0, 0, 0};
  private static final byte[] VRRP_GROUP = {(byte) 224, 0, 0, 18};
  private static final int TCP = 2;
  private static final int RAW = 5;
  @TempDir private Path folder;

  @Test
  void shouldTellLateAdvertsWhenAnInstanceIsLate() throws Exception {
    assertPrints(
        adverts(),
        "late_adverts",
        List.of(
            "22:13:22.500000000 vrid=52 priority=90 gap=0.700s period=0.500s late=0.200s pid=500",
            "22:13:25.700000000 vrid=51 priority=101 gap=3.700s period=1.000s late=2.700s pid=500",
            "vrid=51 pid=500 adverts=5 late=1 longest=3.700s",
            "vrid=52 pid=500 adverts=5 late=1 longest=0.700s silent=4.200s"));
  }

  @Test
  void shouldTellMoreAdvertsWhenLessIsTolerated() throws Exception {
    assertPrints(
        adverts(),
        "late_adverts",
        List.of(
            "22:13:21.800000000 vrid=52 priority=90 gap=0.550s period=0.500s late=0.050s pid=500",
            "22:13:22.500000000 vrid=52 priority=90 gap=0.700s period=0.500s late=0.200s pid=500",
            "22:13:25.700000000 vrid=51 priority=101 gap=3.700s period=1.000s late=2.700s pid=500",
            "vrid=51 pid=500 adverts=5 late=1 longest=3.700s",
            "vrid=52 pid=500 adverts=5 late=2 longest=0.700s silent=4.200s"),
        "20");
  }

  /** Version 2 of router 51 every second, version 3 of router 52 every half, two of them late. */
  private Path adverts() throws Exception {
    byte[] second = advert(0x21, 51, 101, 1);
    byte[] half = advert(0x31, 52, 90, 50);
    FdEntry socket = FdEntry.ip(11, 1, FdKind.IPV4_SOCK, ANY, 112, VRRP_GROUP, 0, RAW);
    return new MadeCapture()
        .process(500, "keepalived", socket)
        .sendmsg(0, 500, 11, second)
        .sendmsg(250, 500, 11, half)
        .sendmsg(750, 500, 11, half)
        .sendmsg(1000, 500, 11, second)
        .sendmsg(1250, 500, 11, half)
        .sendmsg(1800, 500, 11, half)
        .sendmsg(2000, 500, 11, second)
        .sendmsg(2500, 500, 11, half)
        .sendmsg(5700, 500, 11, second)
        .sendmsg(6700, 500, 11, second)
        .in(folder);
  }

  /** An advert behind an IP header, as keepalived hands it to the kernel. */
  private static byte[] advert(int versionAndType, int routerId, int priority, int period) {
    byte[] packet = new byte[40];
    packet[0] = 0x45;
    packet[9] = 112;
    packet[20] = (byte) versionAndType;
    packet[21] = (byte) routerId;
    packet[22] = (byte) priority;
    packet[23] = 1;
    packet[25] = (byte) period;
    return packet;
  }

  @Test
  void shouldTellBytesASecondWhenProcessesWrite() throws Exception {
    FdEntry file = FdEntry.named(3, 1, FdKind.FILE, "/tmp/out", 0, 0);
    Path capture =
        new MadeCapture()
            .process(600, "many", file)
            .process(601, "few", file)
            .write(100, 601, 3, 50)
            .write(200, 600, 3, 100)
            .write(300, 600, 3, 20)
            .write(1300, 600, 3, 10)
            .write(3100, 600, 3, 7)
            .write(3200, 601, 3, 7)
            .in(folder);
    assertPrints(
        capture,
        "write_rate",
        List.of(
            "1700000001 many 120",
            "1700000001 few 50",
            "1700000003 many 10",
            "1700000003 few 7",
            "1700000003 many 7"));
  }

  @Test
  void shouldTellListenersWhenSocketsListen() throws Exception {
    Path capture = sockets();
    assertPrints(
        capture, "listeners", List.of("tcp   0.0.0.0:22 sshd(700)", "tcp   0.0.0.0:80 nginx(800)"));
    assertPrints(capture, "listeners", List.of("tcp   0.0.0.0:80 nginx(800)"), "80");
  }

  private Path sockets() throws Exception {
    FdEntry client = FdEntry.ip(4, 3, FdKind.IPV4_SOCK, LOCAL, 40000, LOCAL, 80, TCP);
    return new MadeCapture()
        .process(700, "sshd", FdEntry.ip(3, 1, FdKind.IPV4_SERVSOCK, ANY, 22, ANY, 0, TCP))
        .process(800, "nginx", FdEntry.ip(3, 2, FdKind.IPV4_SERVSOCK, ANY, 80, ANY, 0, TCP), client)
        .write(1, 700, 3, 1)
        .in(folder);
  }

  private static void assertPrints(
      Path capture, String chisel, List<String> expected, String... arguments) throws Exception {
    assertEquals(expected, ChiselRun.jtrace(capture, chisel, arguments));
    assumeTrue(ChiselRun.isSysdigThere(), "sysdig is not installed");
    assertEquals(expected, ChiselRun.sysdig(capture, chisel, arguments));
  }
}
