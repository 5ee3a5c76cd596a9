package io.jtrace.procfs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jtrace.event.FdEntry;
import io.jtrace.event.FdKind;
import io.jtrace.event.ProcessEntry;
import io.jtrace.event.Snapshot;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcSnapshotTest {
  private static final String STAT =
      "%d (my (odd) name) S 1 41 42 34816 -1 4194560 500 0 7 0 1 2 0 0 20 0 1 0 99 0 0\n";
  private static final String STATUS =
      """
      Name:\tmy (odd) name
      Pid:\t%d
      PPid:\t1
      Uid:\t1000\t1001\t1000\t1000
      Gid:\t100\t101\t100\t100
      NStgid:\t40\t2
      NSpid:\t%d\t3
      NSpgid:\t41\t5
      VmSize:\t    7000 kB
      VmRSS:\t     300 kB
      VmSwap:\t       4 kB
      CapInh:\t0000000000000000
      CapPrm:\t000001ffffffffff
      CapEff:\t0000000000000001
      """;

  @TempDir Path root;
  private Path process;

  @BeforeEach
  void layOutOneProcess() throws IOException {
    process = root.resolve("40");
    for (String folder : new String[] {"fd", "fdinfo", "ns", "net", "task/40", "task/43"}) {
      Files.createDirectories(process.resolve(folder));
    }
    write("cmdline", "/bin/prog\0-a\0b\0");
    write("environ", "A=1\0");
    write("cgroup", "4:cpu,cpuacct:/x\n1:name=systemd:/y\n0::/z\n");
    write("loginuid", "4294967295");
    write("limits", "Limit  Soft Limit  Hard Limit  Units\nMax open files   1024   4096   files\n");
    for (int tid : new int[] {40, 43}) {
      write("task/" + tid + "/stat", STAT.formatted(tid));
      write("task/" + tid + "/status", STATUS.formatted(tid, tid));
    }
    Files.createSymbolicLink(process.resolve("cwd"), Path.of("srv"));
    Files.createSymbolicLink(process.resolve("ns/net"), Path.of("net:[1]"));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(process.resolve(name), text);
  }

  private void fd(int number, String target) throws IOException {
    Files.createSymbolicLink(process.resolve("fd/" + number), Path.of(target));
  }

  private Snapshot read() {
    return ProcSnapshot.read(root, root, -1, flags -> flags + 1);
  }

  private FdEntry onlyFd() {
    return read().processes().get(0).fds().get(0);
  }

  @Test
  void shouldReadEveryFieldWhenAProcessHasTwoThreads() {
    ProcessEntry main = read().processes().get(0);
    assertEquals(40, main.tid());
    assertEquals(1, main.ptid());
    assertEquals("my (odd) name", main.comm());
    assertEquals("/bin/prog", main.exe());
    assertEquals("-a\0b\0", main.args());
    assertEquals("A=1\0", main.env());
    assertEquals("srv", main.cwd());
    assertEquals("cpu=/x\0cpuacct=/x\0", main.cgroups());
    assertEquals(1024, main.fdLimit());
    assertEquals(42, main.sid());
    assertEquals(41, main.pgid());
    assertEquals(5, main.vpgid());
    assertEquals(3, main.vtid());
    assertEquals(2, main.vpid());
    assertEquals(1001, main.uid());
    assertEquals(101, main.gid());
    assertEquals(-1, main.loginUid());
    assertEquals(34816, main.tty());
    assertEquals(7000, main.vmSizeKb());
    assertEquals(7, main.majorFaults());
    assertEquals(500, main.minorFaults());
    assertEquals(0x1ffffffffffL, main.capPermitted());
    ProcessEntry second = read().processes().get(1);
    assertEquals(43, second.tid());
    assertEquals(40, second.pid());
    assertEquals(8193, second.flags(), "CLONE_THREAD and CLONE_FILES of capture files");
  }

  @Test
  void shouldSetTheSubsystemsWhenOnlyTheUnifiedHierarchyExists() {
    assertEquals("cpuset=/a\0cpu=/a\0cpuacct=/a\0io=/a\0memory=/a\0", CgroupText.of("0::/a\n"));
  }

  @Test
  void shouldResolveSocketsWhenTheNamespaceListsThem() throws IOException {
    fd(3, "socket:[900]");
    // what procfs prints for 127.0.0.1:8080 -> 192.168.0.3:80
    write(
        "net/tcp", "  sl  local rem\n   0: 0100007F:1F90 0300A8C0:0050 01 0:0 0:0 0 0 0 900 1 x\n");
    FdEntry tcp = onlyFd();
    assertEquals(FdKind.IPV4_SOCK, tcp.kind());
    assertArrayEquals(new byte[] {127, 0, 0, 1}, tcp.source());
    assertEquals(8080, tcp.sourcePort());
    assertArrayEquals(new byte[] {(byte) 192, (byte) 168, 0, 3}, tcp.destination());
    assertEquals(80, tcp.destinationPort());
    assertEquals(2, tcp.l4proto());
  }

  @Test
  void shouldTellTheProtocolAsPortWhenASocketIsRaw() throws IOException {
    fd(3, "socket:[901]");
    write("net/raw", "  sl\n 112: 00000000:0070 00000000:0000 07 0:0 0:0 0 0 0 901 2 x 0\n");
    FdEntry raw = onlyFd();
    assertEquals(FdKind.IPV4_SOCK, raw.kind());
    assertArrayEquals(new byte[4], raw.destination());
    assertEquals(112, raw.sourcePort());
    assertEquals(5, raw.l4proto());
  }

  @Test
  void shouldTellThePathWhenAUnixSocketIsBound() throws IOException {
    fd(3, "socket:[902]");
    write("net/unix", "Num\nffff888000000001: 00000002 00000000 00010000 0001 01 902 /run/s\n");
    FdEntry unix = onlyFd();
    assertEquals("/run/s", unix.name());
    assertEquals(0xffff888000000001L, unix.unixSource());
  }

  @Test
  void shouldTellKindAndFlagsWhenDescriptorsAreNoSockets() throws IOException {
    Path file = Files.writeString(root.resolve("file"), "");
    fd(0, "pipe:[5]");
    fd(1, "anon_inode:[eventpoll]");
    fd(2, file.toString());
    fd(3, root.toString());
    write("fdinfo/2", "pos:\t0\nflags:\t0100002\n");
    var fds = read().processes().get(0).fds();
    assertEquals(FdKind.FIFO, fds.get(0).kind());
    assertEquals(5, fds.get(0).inode());
    assertEquals(FdKind.EVENTPOLL, fds.get(1).kind());
    assertEquals(FdKind.FILE_V2, fds.get(2).kind());
    assertEquals(0100003, fds.get(2).openFlags());
    assertEquals(FdKind.DIRECTORY, fds.get(3).kind());
  }

  @Test
  void shouldLeaveAProcessOutWhenItVanishes() throws IOException {
    Files.createDirectories(root.resolve("50/task/50"));
    assertTrue(read().processes().stream().noneMatch(entry -> entry.pid() == 50));
  }

  @Test
  void shouldKeepAThreadOfTheGlanceWhenTheSnapshotLacksIt() throws IOException {
    Glance glance = Glance.of(root, -1);
    glance.look();
    Files.delete(process.resolve("task/43/stat"));
    var all = glance.addTo(read()).processes();
    assertEquals(2, all.size());
    assertEquals("A=1\0", all.get(0).env(), "the snapshot's own entry");
    assertEquals(43, all.get(1).tid());
    assertEquals("srv", all.get(1).cwd());
    assertEquals("cpu=/x\0cpuacct=/x\0", all.get(1).cgroups());
  }

  @Test
  void shouldReadAProcessOnceWhenItIsLookedAtTwice() {
    Glance glance = Glance.of(root, -1);
    glance.look();
    glance.look();
    assertEquals(2, glance.addTo(Snapshot.EMPTY).processes().size());
  }

  @Test
  void shouldReadAccountsWhenLinesAreOddOrWhole() throws IOException {
    Files.writeString(root.resolve("passwd"), "root:x:0:0:root:/root:/bin/sh\n+nis\n");
    Files.writeString(root.resolve("group"), "adm:x:4:a,b\n");
    assertEquals("/bin/sh", read().users().get(0).shell());
    assertEquals(1, read().users().size());
    assertEquals("adm", read().groups().get(0).name());
  }

  @Test
  void shouldFindItsOwnListenerWhenTheRealMachineIsRead() throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    try (ServerSocket server = new ServerSocket(0, 1, loopback)) {
      long own = ProcessHandle.current().pid();
      Snapshot snapshot = ProcSnapshot.read(Path.of("/proc"), Path.of("/etc"), -1, flags -> flags);
      assertTrue(
          snapshot.processes().stream()
              .filter(entry -> entry.pid() == own)
              .flatMap(entry -> entry.fds().stream())
              .anyMatch(fd -> fd.sourcePort() == server.getLocalPort()));
      assertTrue(snapshot.machine().cpuCount() > 0);
      assertTrue(
          snapshot.interfaces().stream()
              .anyMatch(card -> Arrays.equals(card.address(), loopback.getAddress())));
      assertTrue(
          ProcSnapshot.take(flags -> flags).processes().stream()
              .noneMatch(entry -> entry.pid() == own));
    }
  }
}
