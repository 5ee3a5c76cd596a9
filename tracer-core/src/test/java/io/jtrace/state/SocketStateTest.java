package io.jtrace.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jtrace.event.FdEntry;
import io.jtrace.event.FdKind;
import io.jtrace.event.InterfaceEntry;
import io.jtrace.event.MachineInfo;
import io.jtrace.event.ProcessEntry;
import io.jtrace.event.Snapshot;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Expected values: names that sysdig 0.29.3 prints for the same sockets. */
class SocketStateTest {
  private static final int INET = 2;
  private static final int INET6 = 10;
  private static final int STREAM = 1;
  private static final int DATAGRAM = 2;
  private static final byte[] TCP = Scene.inet(2, 1, 2, 3, 4, 0x88, 0x13, 6, 7, 8, 9, 0x50, 0);
  private final Scene scene = new Scene();

  private void connect(long fd, byte[] tuple, long result) {
    scene.play(7, 22, 1, e -> e.u64(fd));
    scene.play(7, 23, 2, e -> e.u64(result).bytes(tuple, 0, tuple.length));
  }

  private void bind(long fd, byte[] address) {
    scene.play(7, 20, 1, e -> e.u64(fd));
    scene.play(7, 21, 2, e -> e.u64(0).bytes(address, 0, address.length));
  }

  private void recvfrom(long fd, byte[] tuple) {
    scene.play(7, 34, 2, e -> e.u64(fd).u32(9));
    scene.play(7, 35, 3, e -> e.u64(1).empty().bytes(tuple, 0, tuple.length));
  }

  private void sendto(long fd, byte[] tuple) {
    scene.play(7, 30, 3, e -> e.u64(fd).u32(9).bytes(tuple, 0, tuple.length));
    scene.play(7, 31, 2, e -> e.u64(1).empty());
  }

  @Test
  void shouldHaveTransportButNeitherNameNorRoleWhenJustMade() {
    scene.socket(7, INET, STREAM | 0x80000, 0, 3);

    assertEquals(FdKind.IPV4_SOCK, scene.fd(7, 3).kind());
    assertEquals(FdInfo.L4_TCP, scene.fd(7, 3).l4proto());
    assertEquals(FdInfo.Role.NONE, scene.fd(7, 3).role());
    assertEquals("", scene.fd(7, 3).name());
  }

  @Test
  void shouldTellTransportsByProtocolAndType() {
    scene.socket(7, INET, DATAGRAM, 0, 3).socket(7, INET, DATAGRAM, 1, 4);
    scene.socket(7, INET, 3, 1, 5).socket(7, INET6, 3, 255, 6);

    assertEquals(FdInfo.L4_UDP, scene.fd(7, 3).l4proto());
    assertEquals(FdInfo.L4_ICMP, scene.fd(7, 4).l4proto());
    assertEquals(FdInfo.L4_RAW, scene.fd(7, 5).l4proto());
    assertEquals(FdInfo.L4_RAW, scene.fd(7, 6).l4proto());
  }

  @Test
  void shouldNameBothEndsWhenConnected() {
    scene.socket(7, INET, STREAM, 0, 3);
    connect(3, TCP, -115);

    assertEquals("1.2.3.4:5000->6.7.8.9:80", scene.fd(7, 3).name());
    assertEquals(FdInfo.Role.CLIENT, scene.fd(7, 3).role());
    assertTrue(scene.fd(7, 3).isConnected());
  }

  @Test
  void shouldStayUnnamedWhenConnectFails() {
    scene.socket(7, INET, STREAM, 0, 3);
    connect(3, TCP, -111);

    assertEquals("", scene.fd(7, 3).name());
  }

  @Test
  void shouldServeWhenBoundOrAccepted() {
    scene.socket(7, INET, STREAM, 0, 3);
    bind(3, Scene.inet(2, 0, 0, 0, 0, 0x90, 0x1f));
    scene.play(7, 246).play(7, 247, 2, e -> e.u64(4).bytes(TCP, 0, TCP.length));

    assertEquals("0.0.0.0:8080", scene.fd(7, 3).name());
    assertEquals(FdKind.IPV4_SERVSOCK, scene.fd(7, 3).kind());
    assertEquals("1.2.3.4:5000->6.7.8.9:80", scene.fd(7, 4).name());
    assertEquals(FdInfo.Role.SERVER, scene.fd(7, 4).role());
    assertEquals(4, scene.context.fdNumber());
  }

  @Test
  void shouldWriteIpv6WithoutBracketsWhenBound() {
    scene.socket(7, INET6, STREAM, 0, 3);
    byte[] address = new byte[19];
    byte[] start = Scene.inet(10, 0x20, 0x01, 0x0d, 0xb8);
    System.arraycopy(start, 0, address, 0, start.length);
    address[16] = 3;
    address[17] = (byte) 0xd2;
    address[18] = 4;
    bind(3, address);

    assertEquals("2001:db8::3:1234", scene.fd(7, 3).name());
    assertEquals(FdKind.IPV6_SERVSOCK, scene.fd(7, 3).kind());
  }

  @Test
  void shouldPutTheClientFirstWhenDatagramsGoBothWays() {
    byte[] out = Scene.inet(2, 1, 2, 3, 4, 0x88, 0x13, 6, 7, 8, 9, 53, 0);
    byte[] back = Scene.inet(2, 6, 7, 8, 9, 53, 0, 1, 2, 3, 4, 0x88, 0x13);
    scene.socket(7, INET, DATAGRAM, 0, 3);
    sendto(3, out);
    assertEquals("1.2.3.4:5000->6.7.8.9:53", scene.fd(7, 3).name());

    recvfrom(3, back);
    assertEquals("1.2.3.4:5000->6.7.8.9:53", scene.fd(7, 3).name());
    assertEquals(FdInfo.Role.CLIENT, scene.fd(7, 3).role());
  }

  @Test
  void shouldMakeUpADatagramSocketWhenItsCreationWasMissed() {
    sendto(9, Scene.inet(2, 1, 2, 3, 4, 0x88, 0x13, 6, 7, 8, 9, 53, 0));

    assertEquals("1.2.3.4:5000->6.7.8.9:53", scene.fd(7, 9).name());
    assertEquals(FdInfo.L4_UDP, scene.fd(7, 9).l4proto());
  }

  @Test
  void shouldNameUnixSocketsByBothEndsAndPath() {
    byte[] tuple = new byte[22];
    tuple[0] = 1;
    tuple[1] = 0x11;
    tuple[9] = 0x22;
    System.arraycopy(Scene.inet('/', 'a', '/', 'b'), 0, tuple, 17, 4);
    scene.socket(7, 1, STREAM, 0, 3);
    connect(3, tuple, 0);

    assertEquals("11->22 /a/b", scene.fd(7, 3).name());
  }

  @Test
  void shouldTurnListedConnectionsAroundWhenTheirPortIsListenedOn() {
    byte[] mine = Scene.inet(10, 0, 0, 1);
    byte[] peer = Scene.inet(10, 0, 0, 9);
    Scene listed =
        new Scene(
            snapshot(
                FdEntry.ip(3, 0, FdKind.IPV4_SERVSOCK, new byte[4], 80, new byte[0], 0, 2),
                FdEntry.ip(4, 0, FdKind.IPV4_SOCK, mine, 80, peer, 5000, 2),
                FdEntry.ip(5, 0, FdKind.IPV4_SOCK, mine, 6000, peer, 443, 2),
                FdEntry.ip(6, 0, FdKind.IPV4_SOCK, new byte[4], 6001, peer, 443, 3)));

    assertEquals("0.0.0.0:80", listed.fd(1, 3).name());
    assertEquals("10.0.0.9:5000->10.0.0.1:80", listed.fd(1, 4).name());
    assertEquals(FdInfo.Role.SERVER, listed.fd(1, 4).role());
    assertEquals("10.0.0.1:6000->10.0.0.9:443", listed.fd(1, 5).name());
    assertEquals("10.0.0.2:6001->10.0.0.9:443", listed.fd(1, 6).name());
    assertTrue(listed.fd(1, 5).isConnected());
  }

  private static Snapshot snapshot(FdEntry... fds) {
    byte[] mask = Scene.inet(255, 255, 255, 0);
    return new Snapshot(
        MachineInfo.UNKNOWN,
        List.of(process(List.of(fds))),
        List.of(
            new InterfaceEntry("lo", Scene.inet(127, 0, 0, 1), mask, mask, 0),
            new InterfaceEntry("eth0", Scene.inet(10, 0, 0, 2), mask, mask, 0)),
        List.of(),
        List.of());
  }

  private static ProcessEntry process(List<FdEntry> fds) {
    return new ProcessEntry(
        1,
        1,
        0,
        1,
        1,
        1,
        1,
        1,
        "init",
        "/sbin/init",
        "/sbin/init",
        "",
        "",
        "/",
        "/",
        "",
        1024,
        0,
        0,
        0,
        -1,
        0,
        0,
        0,
        0,
        0,
        0,
        false,
        0,
        0,
        0,
        fds);
  }
}
