package io.jtrace.fuzz;

import io.jtrace.event.FdEntry;
import io.jtrace.event.FdKind;
import io.jtrace.event.GroupEntry;
import io.jtrace.event.InterfaceEntry;
import io.jtrace.event.MachineInfo;
import io.jtrace.event.ProcessEntry;
import io.jtrace.event.Snapshot;
import io.jtrace.event.UserEntry;
import java.util.ArrayList;
import java.util.List;

/** A small machine: three processes, one of two threads and one in a container, all kinds of fds. */
final class SampleMachine {
  static final long[] TIDS = {1, 4242, 4243, 4300};
  private static final byte[] HERE = {10, 0, 0, 1};
  private static final byte[] THERE = {10, 0, 0, 2};
  static final byte[] HERE6 = {0x20, 1, 0xd, (byte) 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
  static final byte[] THERE6 = {0x20, 1, 0xd, (byte) 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2};
  private static final byte[] MASK6 = {-1, -1, -1, -1, -1, -1, -1, -1, 0, 0, 0, 0, 0, 0, 0, 0};
  private static final String CONTAINER = "0123456789abcdef".repeat(4);
  private static final int CLONE_THREAD = 0x100;
  private static final int CLONE_FILES = 2;

  private SampleMachine() {}

  static Snapshot snapshot() {
    return new Snapshot(
        new MachineInfo(2, 8L << 30, 32768, "box", 1_600_000_000_000_000_000L),
        processes(),
        List.of(
            new InterfaceEntry("lo", new byte[] {127, 0, 0, 1}, new byte[] {-1, 0, 0, 0}, HERE, 0),
            new InterfaceEntry("eth0", HERE, new byte[] {-1, -1, -1, 0}, THERE, 100),
            new InterfaceEntry("eth0", HERE6, MASK6, new byte[16], 0)),
        List.of(
            new UserEntry(0, 0, "root", "/root", "/bin/bash"),
            new UserEntry(1000, 1000, "ann", "/home/ann", "/bin/sh")),
        List.of(new GroupEntry(0, "root"), new GroupEntry(1000, "staff")));
  }

  private static List<ProcessEntry> processes() {
    return List.of(
        process(1, 1, 0, 0, "init", "cpu=/\0", files()),
        process(4242, 4242, 1, 0, "bash", "cpu=/x\0memory=/y\0", sockets()),
        process(4243, 4242, 1, CLONE_THREAD | CLONE_FILES, "work", "cpu=/x\0", List.of()),
        process(4300, 4300, 4242, 0, "curl", "cpu=/docker/" + CONTAINER + "\0", files()));
  }

  private static List<FdEntry> files() {
    return List.of(
        FdEntry.named(0, 70, FdKind.FILE_V2, "/dev/null", 1, 5),
        FdEntry.named(1, 71, FdKind.FIFO, "pipe:[71]", 0, 0),
        FdEntry.named(3, 77, FdKind.FILE_V2, "/etc/hosts", 1, 9),
        FdEntry.named(4, 78, FdKind.DIRECTORY, "/srv", 0, 0),
        FdEntry.unix(5, 81, 0x11, 0x22, "/dev/log"));
  }

  private static List<FdEntry> sockets() {
    List<FdEntry> fds = new ArrayList<>(files());
    fds.add(FdEntry.ip(6, 79, FdKind.IPV4_SOCK, HERE, 4000, THERE, 80, 2));
    fds.add(FdEntry.ip(7, 80, FdKind.IPV4_SERVSOCK, new byte[4], 22, new byte[0], 0, 2));
    fds.add(FdEntry.ip(8, 82, FdKind.IPV6_SOCK, HERE6, 4001, THERE6, 53, 3));
    fds.add(FdEntry.ip(9, 83, FdKind.IPV6_SERVSOCK, new byte[16], 8080, new byte[0], 0, 2));
    long number = 10;
    for (FdKind kind : new FdKind[] {FdKind.EVENT, FdKind.EVENTPOLL, FdKind.TIMERFD}) {
      fds.add(FdEntry.named(number, number, kind, "", 0, 0));
      number++;
    }
    return fds;
  }

  private static ProcessEntry process(
      long tid, long pid, long ptid, int flags, String comm, String cgroups, List<FdEntry> fds) {
    return new ProcessEntry(
        tid,
        pid,
        ptid,
        4242,
        4242,
        -1,
        tid,
        pid,
        comm,
        "/bin/" + comm,
        "/usr/bin/" + comm,
        "-a\0b\0",
        "A=1\0PATH=/bin\0",
        "/tmp/",
        "/",
        cgroups,
        1024,
        flags,
        1000,
        1000,
        1000,
        0,
        300,
        200,
        100,
        5,
        6,
        true,
        1,
        2,
        3,
        fds);
  }
}
