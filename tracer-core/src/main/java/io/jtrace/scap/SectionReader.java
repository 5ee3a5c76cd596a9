package io.jtrace.scap;

import io.jtrace.event.FdEntry;
import io.jtrace.event.GroupEntry;
import io.jtrace.event.InterfaceEntry;
import io.jtrace.event.MachineInfo;
import io.jtrace.event.ProcessEntry;
import io.jtrace.event.Snapshot;
import io.jtrace.event.UserEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads a section from its header to its first event. Lists may come in any order, so descriptors
 * find their thread only at the end; those of a thread that the file does not list are left out, and
 * so is what no machine has so many of.
 */
final class SectionReader {
  static final int MAGIC = 0x1A2B3C4D;

  /** Entries of a list that are kept: no more threads than the state takes. */
  private static final int MOST_ENTRIES = 131_072;

  /** Descriptors that are kept of all threads together, as many as the state takes. */
  private static final int MOST_FDS = 400_000;

  private final BlockInput in;
  private final List<ProcessDraft> processes = new Capped<>(MOST_ENTRIES);
  private final Map<Long, List<FdEntry>> fds = new HashMap<>();
  private final List<InterfaceEntry> interfaces = new Capped<>(MOST_ENTRIES);
  private final List<UserEntry> users = new Capped<>(MOST_ENTRIES);
  private final List<GroupEntry> groups = new Capped<>(MOST_ENTRIES);
  private int keptFds;
  private MachineInfo machine = MachineInfo.UNKNOWN;

  SectionReader(BlockInput in) {
    this.in = in;
  }

  /** Reads the header at the input's position and all blocks up to the first event. */
  void read() throws IOException, DamageException {
    readHeader();
    while (in.ensure(8) && isOurs(in.u32(0))) {
      int type = BlockType.canonical(in.u32(0));
      if (BlockType.isPacket(type) && !isOursSoFar()) {
        throw DamageException.notACapture("is a network capture, not one of system calls");
      }
      BlockBody body = BlockBody.open(in);
      readList(type, body);
      body.close();
    }
  }

  private static boolean isOurs(int type) {
    return type != BlockType.SECTION && !BlockType.isEvent(type) && !BlockType.isOldEvent(type);
  }

  /** Whether a list was read: then a packet is no packet but a damaged block. */
  private boolean isOursSoFar() {
    return machine != MachineInfo.UNKNOWN || !processes.isEmpty() || !fds.isEmpty();
  }

  private void readHeader() throws IOException, DamageException {
    BlockBody body = BlockBody.open(in);
    int magic = body.i32();
    if (magic == Integer.reverseBytes(MAGIC)) {
      throw DamageException.notACapture(
          "was written on a big-endian machine; only little-endian captures are read");
    }
    if (magic != MAGIC) {
      throw body.damage("byte order mark 0x" + Integer.toHexString(magic));
    }
    int major = body.u16();
    int minor = body.u16();
    if (major != 1) {
      throw DamageException.notACapture(
          "has format version " + major + "." + minor + "; this jtrace reads 1.x");
    }
    body.close();
  }

  private void readList(int type, BlockBody body) throws IOException, DamageException {
    switch (type) {
      case BlockType.MACHINE -> machine = MachineLayout.read(body);
      case 0x205 -> InterfaceListLayout.read(body, false, interfaces);
      case BlockType.INTERFACES_V2 -> InterfaceListLayout.read(body, true, interfaces);
      case 0x206 -> UserListLayout.read(body, false, users, groups);
      case BlockType.USERS_V2 -> UserListLayout.read(body, true, users, groups);
      case 0x203 -> FdListLayout.read(body, false, fdsOf(body.i64()));
      case BlockType.FDS_V2 -> FdListLayout.read(body, true, fdsOf(body.i64()));
      default -> {
        int version = BlockType.processVersion(type);
        if (version > 0) {
          ProcessListLayout.read(body, version, processes::add);
        }
      }
    }
  }

  private Consumer<FdEntry> fdsOf(long tid) {
    List<FdEntry> list = fds.computeIfAbsent(tid, key -> new ArrayList<>());
    return fd -> {
      if (keptFds < MOST_FDS) {
        keptFds++;
        list.add(fd);
      }
    };
  }

  /** What has been read of the machine. */
  Snapshot snapshot() {
    fds.replaceAll((tid, list) -> List.copyOf(list));
    List<ProcessEntry> entries = new ArrayList<>(processes.size());
    for (ProcessDraft draft : processes) {
      entries.add(draft.entry(fds.getOrDefault(draft.tid, List.of())));
    }
    return new Snapshot(
        machine,
        List.copyOf(entries),
        List.copyOf(interfaces),
        List.copyOf(users),
        List.copyOf(groups));
  }

  /** A list that takes no more than so many; a damaged or hostile file cannot fill the memory. */
  private static final class Capped<E> extends ArrayList<E> {
    private static final long serialVersionUID = 1L;
    private final int most;

    Capped(int most) {
      this.most = most;
    }

    @Override
    public boolean add(E element) {
      return size() < most && super.add(element);
    }
  }
}
