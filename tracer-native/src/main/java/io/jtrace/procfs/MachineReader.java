package io.jtrace.procfs;

import io.jtrace.event.GroupEntry;
import io.jtrace.event.InterfaceEntry;
import io.jtrace.event.MachineInfo;
import io.jtrace.event.UserEntry;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads what belongs to the machine as a whole: sizes, accounts, interfaces. */
final class MachineReader {
  private static final long NANOS_A_SECOND = 1_000_000_000L;
  private static final int MAX_HOSTNAME = 127;
  private static final int MAX_ACCOUNT_TEXT = 255;

  private MachineReader() {}

  static MachineInfo machine(Path proc) {
    StatusText memory = new StatusText(ProcFile.text(proc.resolve("meminfo")));
    String hostname = ProcFile.text(proc.resolve("sys/kernel/hostname")).trim();
    String pidMax = ProcFile.text(proc.resolve("sys/kernel/pid_max")).trim();
    String stat = ProcFile.text(proc.resolve("stat"));
    return new MachineInfo(
        (int) stat.lines().filter(line -> line.matches("cpu\\d.*")).count(),
        memory.number("MemTotal", 0, 0) * 1024,
        pidMax.isEmpty() ? 0 : Long.parseLong(pidMax),
        cut(hostname, MAX_HOSTNAME),
        bootTimeNanos(stat));
  }

  private static long bootTimeNanos(String stat) {
    return stat.lines()
        .filter(line -> line.startsWith("btime "))
        .mapToLong(line -> Long.parseLong(line.substring(6).trim()) * NANOS_A_SECOND)
        .findFirst()
        .orElse(0);
  }

  private static String cut(String text, int limit) {
    return text.length() > limit ? text.substring(0, limit) : text;
  }

  static List<UserEntry> users(Path passwd) {
    List<UserEntry> users = new ArrayList<>();
    for (String line : ProcFile.text(passwd).split("\n")) {
      String[] cells = line.split(":", -1);
      if (cells.length >= 7 && isNumber(cells[2]) && isNumber(cells[3])) {
        users.add(
            new UserEntry(
                Long.parseLong(cells[2]),
                Long.parseLong(cells[3]),
                cut(cells[0], MAX_ACCOUNT_TEXT),
                cut(cells[5], MAX_ACCOUNT_TEXT),
                cut(cells[6], MAX_ACCOUNT_TEXT)));
      }
    }
    return List.copyOf(users);
  }

  static List<GroupEntry> groups(Path group) {
    List<GroupEntry> groups = new ArrayList<>();
    for (String line : ProcFile.text(group).split("\n")) {
      String[] cells = line.split(":", -1);
      if (cells.length >= 3 && isNumber(cells[2])) {
        groups.add(new GroupEntry(Long.parseLong(cells[2]), cut(cells[0], MAX_ACCOUNT_TEXT)));
      }
    }
    return List.copyOf(groups);
  }

  private static boolean isNumber(String cell) {
    return cell.matches("\\d{1,10}");
  }

  static List<InterfaceEntry> interfaces() {
    List<InterfaceEntry> entries = new ArrayList<>();
    try {
      for (NetworkInterface card : Collections.list(NetworkInterface.getNetworkInterfaces())) {
        for (InterfaceAddress address : card.getInterfaceAddresses()) {
          entries.add(entry(card.getName(), address));
        }
      }
    } catch (SocketException none) {
      return List.of();
    }
    return List.copyOf(entries);
  }

  private static InterfaceEntry entry(String name, InterfaceAddress address) {
    byte[] own = address.getAddress().getAddress();
    InetAddress broadcast = address.getBroadcast();
    byte[] all = broadcast == null ? new byte[own.length] : broadcast.getAddress();
    return new InterfaceEntry(
        name, own, mask(own.length, address.getNetworkPrefixLength()), all, 0);
  }

  static byte[] mask(int length, int prefix) {
    byte[] mask = new byte[length];
    for (int bit = 0; bit < Math.min(prefix, 8 * length); bit++) {
      mask[bit / 8] |= (byte) (0x80 >>> bit % 8);
    }
    return mask;
  }
}
