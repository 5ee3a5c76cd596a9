package io.jtrace.cli;

import io.jtrace.event.FdEntry;
import io.jtrace.event.FdKind;
import io.jtrace.event.GroupEntry;
import io.jtrace.event.MachineInfo;
import io.jtrace.event.ProcessEntry;
import io.jtrace.event.Snapshot;
import io.jtrace.event.UserEntry;
import java.util.ArrayList;
import java.util.List;

/** The machine of {@link ChiselScene}: a process on the host, and one of two threads in a container. */
final class ChiselMachine {
  private static final int CLONE_FILES = 0x1;
  private static final int CLONE_THREAD = 0x2000;
  static final long WORK = 4242;
  static final long WEB = 4300;
  static final long WEB_SECOND = 4301;
  static final long STRANGER = 9999;
  static final long FILE = 3;
  static final long TCP = 5;
  static final long TCP6 = 11;
  static final List<Long> THREADS = List.of(WORK, WEB, WEB_SECOND);
  static final int WIDE = 105;

  private ChiselMachine() {}

  private static String container(int index) {
    return String.format("c0ffee%06x", index).repeat(6).substring(0, 64);
  }

  static String containerJson(int index) {
    return "{\"container\":{\"type\":0,\"id\":\""
        + container(index).substring(0, 12)
        + "\",\"name\":\"kettle"
        + index
        + "-of-tea-in-the-garden\",\"image\":\"tea:1\",\"imageid\":\"\",\"imagerepo\":\"tea\",\"imagetag\":\"1\","
        + "\"imagedigest\":\"\",\"privileged\":false,\"is_pod_sandbox\":false,\"Mounts\":[],"
        + "\"ip\":\"172.17.0.2\",\"lookup_state\":1}}";
  }

  /** Numbers of the descriptors a thread uses. */
  static List<Long> descriptors(long tid) {
    return (tid == WORK ? workDescriptors() : webDescriptors()).stream().map(FdEntry::fd).toList();
  }

  static Snapshot snapshot() {
    return snapshot(
        List.of(
            process(WORK, WORK, WORK, "work", "cpuset=/\0", workDescriptors()),
            process(WEB, WEB, 7, "web", cgroups(0), webDescriptors()),
            process(WEB_SECOND, WEB, 8, "web-worker-long", cgroups(0), List.of())));
  }

  static long wideTid(int index) {
    return 10_000 + index;
  }

  /** Many processes, each in a container of its own, with a file and a port of its own. */
  static Snapshot wide() {
    List<ProcessEntry> processes = new ArrayList<>();
    for (int i = 0; i < WIDE; i++) {
      List<FdEntry> fds =
          List.of(
              FdEntry.named(3, 1_000 + i, FdKind.FILE_V2, "/srv/file" + i, 1, 9),
              FdEntry.named(4, 1_000, FdKind.FILE_V2, "/srv/shared", 1, 9),
              FdEntry.ip(
                  5,
                  3_000 + i,
                  FdKind.IPV4_SOCK,
                  new byte[] {10, 1, 0, (byte) i},
                  20_000 + i,
                  new byte[] {10, 2, 0, (byte) i},
                  1_000 + i,
                  2));
      processes.add(process(wideTid(i), wideTid(i), 1, "work" + i, cgroups(i), fds));
    }
    return snapshot(processes);
  }

  private static Snapshot snapshot(List<ProcessEntry> processes) {
    return new Snapshot(
        new MachineInfo(2, 8L << 30, 32768, "box", 1_600_000_000_000_000_000L),
        processes,
        List.of(),
        List.of(new UserEntry(1000, 1000, "ann", "/home/ann", "/bin/sh")),
        List.of(new GroupEntry(1000, "staff")));
  }

  private static String cgroups(int index) {
    return "cpuset=/docker/" + container(index) + "\0";
  }

  private static List<FdEntry> workDescriptors() {
    byte[] here = {10, 0, 0, 1};
    byte[] there = {10, 0, 0, 2};
    return List.of(
        FdEntry.named(0, 70, FdKind.FILE_V2, "/dev/pts/3", 2, 9),
        FdEntry.named(1, 71, FdKind.FILE_V2, "/dev/pts/4", 2, 9),
        FdEntry.named(FILE, 77, FdKind.FILE_V2, "/etc/hosts", 1, 9),
        FdEntry.named(4, 78, FdKind.FIFO, "pipe:[78]", 0, 0),
        FdEntry.ip(TCP, 79, FdKind.IPV4_SOCK, here, 4000, there, 80, 2),
        FdEntry.named(6, 80, FdKind.DIRECTORY, "/srv", 0, 0),
        FdEntry.unix(7, 81, 0x11, 0x22, "/dev/log"),
        FdEntry.ip(8, 82, FdKind.IPV4_SOCK, here, 4001, there, 53, 3),
        FdEntry.named(9, 83, FdKind.FILE_V2, "/dev/null", 2, 9),
        FdEntry.ip(10, 84, FdKind.IPV4_SERVSOCK, here, 8080, new byte[0], 0, 2),
        FdEntry.ip(TCP6, 85, FdKind.IPV6_SOCK, address6(1), 4002, address6(2), 443, 2),
        FdEntry.named(12, 86, FdKind.EVENT, "", 0, 0),
        FdEntry.named(13, 87, FdKind.FILE_V2, "/srv/" + "long-name-".repeat(12), 2, 9),
        FdEntry.named(14, 88, FdKind.FILE_V2, "/srv/\"quoted\\name", 2, 9),
        FdEntry.named(15, 89, FdKind.TIMERFD, "", 0, 0),
        FdEntry.named(16, 90, FdKind.INOTIFY, "", 0, 0),
        FdEntry.named(17, 91, FdKind.FILE_V2, "/home/dev/file", 2, 9),
        FdEntry.named(18, 92, FdKind.FILE_V2, "/dev/shm/x", 2, 9),
        FdEntry.named(19, 93, FdKind.FILE_V2, "/device/y", 2, 9),
        FdEntry.named(20, 94, FdKind.FILE_V2, "/proc/self/maps", 2, 9));
  }

  private static List<FdEntry> webDescriptors() {
    byte[] here = {(byte) 172, 17, 0, 2};
    byte[] there = {(byte) 172, 17, 0, 3};
    return List.of(
        FdEntry.named(FILE, 97, FdKind.FILE_V2, "/data/db.sqlite", 2, 9),
        FdEntry.named(4, 98, FdKind.FILE_V2, "/etc/hosts", 1, 9),
        FdEntry.named(6, 101, FdKind.FILE_V2, "/data/exactly-twenty", 1, 9),
        FdEntry.named(7, 102, FdKind.FILE_V2, "/data/nineteen-long", 1, 9),
        FdEntry.ip(TCP, 99, FdKind.IPV4_SOCK, there, 40000, here, 8080, 2),
        FdEntry.ip(TCP6, 100, FdKind.IPV6_SOCK, address6(3), 4003, address6(4), 8443, 2));
  }

  private static byte[] address6(int last) {
    byte[] address = new byte[16];
    address[0] = 0x20;
    address[1] = 1;
    address[15] = (byte) last;
    return address;
  }

  private static ProcessEntry process(
      long tid, long pid, long vtid, String name, String cgroups, List<FdEntry> fds) {
    return new ProcessEntry(
        tid,
        pid,
        1,
        4000,
        pid,
        pid,
        vtid,
        pid == WORK ? pid : 7,
        name,
        "/bin/" + name,
        "/usr/bin/" + name,
        "-a\0b\0",
        "A=1\0",
        "/tmp/",
        "/",
        cgroups,
        1024,
        tid == pid ? 0 : CLONE_FILES | CLONE_THREAD,
        1000,
        1000,
        -1,
        0,
        300,
        200,
        100,
        5,
        6,
        false,
        0,
        0,
        0,
        fds);
  }
}
