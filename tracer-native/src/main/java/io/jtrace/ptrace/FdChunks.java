package io.jtrace.ptrace;

import io.jtrace.sys.RemoteFds;
import java.nio.ByteBuffer;

/**
 * Chunks about descriptors of a traced thread, from a borrowed copy or procfs.
 *
 * <pre>
 *   struct jt_file: ino u64 0 | dev u32 8 | mode u32 12 | f_flags 16 | f_mode 20 | pad          32 bytes
 *   struct jt_sock: family u16 0 | type 2 | protocol 4 | state 6 | sport 8 | dport 10 | netns u32 12 |
 *     saddr[16] 16 | daddr[16] 32 | self u64 48 | peer u64 56 | backlog u32 64 | max u32 68 |
 *     path[104] 72                                                                         176 bytes
 * </pre>
 *
 * The kernel address of a unix socket is not told to user space: its inode stands for it.
 */
final class FdChunks {
  private static final int SOCK = 6;
  private static final int FILE = 7;
  private static final int SOCK_BYTES = 176;
  private static final int FILE_BYTES = 32;
  private static final int SO_TYPE = 3;
  private static final int SO_PROTOCOL = 38;
  private static final int SO_DOMAIN = 39;
  private static final int UNIX = 1;
  private static final int INET = 2;
  private static final int INET6 = 10;
  private static final int PATH_BYTES = 104;

  private final RemoteFds fds = new RemoteFds();
  private final RecordBuffer record;
  private final ByteBuffer out;

  FdChunks(RecordBuffer record) {
    this.record = record;
    this.out = record.memory.bytes();
  }

  private int clear(int size) {
    int at = record.data();
    for (int i = 0; i < size; i += 8) {
      out.putLong(at + i, 0);
    }
    return at;
  }

  /** The file behind a descriptor; no chunk if it cannot be seen. */
  void file(Tracee tracee, int arg, int fd) {
    ByteBuffer stat = fd < 0 ? null : fds.stat(tracee.tid, fd);
    if (stat != null) {
      int at = clear(FILE_BYTES);
      out.putLong(at, stat.getLong(8));
      out.putInt(at + 8, (int) stat.getLong(0)).putInt(at + 12, stat.getInt(24));
      record.chunk(FILE, arg, 0, FILE_BYTES, FILE_BYTES);
    }
  }

  /** The socket behind a descriptor; no chunk if it is none or cannot be had. */
  void socket(Tracee tracee, int arg, int fd) {
    int copy = fd < 0 ? -1 : fds.borrow(tracee.tgid, fd);
    if (copy < 0) {
      return;
    }
    int family = fds.option(copy, SO_DOMAIN);
    if (family >= 0) {
      describe(copy, family, clear(SOCK_BYTES));
      record.chunk(SOCK, arg, 0, SOCK_BYTES, SOCK_BYTES);
    }
    fds.release(copy);
  }

  private void describe(int copy, int family, int at) {
    out.putShort(at, (short) family);
    out.putShort(at + 2, (short) fds.option(copy, SO_TYPE));
    out.putShort(at + 4, (short) fds.option(copy, SO_PROTOCOL));
    if (family == UNIX) {
      ByteBuffer stat = fds.stat(copy);
      out.putLong(at + 48, stat == null ? 0 : stat.getLong(8));
      if (!path(fds.end(copy, false), at + 72)) {
        path(fds.end(copy, true), at + 72);
      }
    } else if (family == INET || family == INET6) {
      address(fds.end(copy, false), family, at + 8, at + 16);
      address(fds.end(copy, true), family, at + 10, at + 32);
      queue(fds.tcpInfo(copy), at);
    }
  }

  private void queue(ByteBuffer info, int at) {
    if (info != null) {
      out.putShort(at + 6, info.get(0));
      out.putInt(at + 64, info.getInt(24)).putInt(at + 68, info.getInt(28));
    }
  }

  private void address(ByteBuffer end, int family, int portAt, int addressAt) {
    if (end != null) {
      out.putShort(portAt, Short.reverseBytes(end.getShort(2)));
      for (int i = 0; i < (family == INET ? 4 : 16); i++) {
        out.put(addressAt + i, end.get((family == INET ? 4 : 8) + i));
      }
    }
  }

  /** False if that end has no path. An abstract one gets the usual @ for its leading NUL. */
  private boolean path(ByteBuffer end, int at) {
    if (end == null || end.get(2) == 0 && end.get(3) == 0) {
      return false;
    }
    for (int i = 0; i < PATH_BYTES - 1; i++) {
      out.put(at + i, end.get(2 + i));
    }
    if (end.get(2) == 0) {
      out.put(at, (byte) '@');
    }
    return true;
  }

  /** A process has ended or executes another program. */
  void forget(int tgid) {
    fds.forget(tgid);
  }

  void close() {
    fds.close();
  }
}
