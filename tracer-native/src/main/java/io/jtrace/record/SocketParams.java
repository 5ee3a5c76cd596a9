package io.jtrace.record;

import io.jtrace.event.EventEncoder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/**
 * Addresses, both ends of a connection, and accept queues.
 *
 * <pre>
 *   struct jt_sock: family u16 | type u16 | protocol u16 | state u16 | sport u16 | dport u16 |
 *     netns u32 | saddr[16] @16 | daddr[16] @32 | self u64 @48 | peer u64 @56 | backlog u32 @64 |
 *     max_backlog u32 @68 | path[104] @72                                            176 bytes
 *
 *   sockaddr_in:  family u16 | port u16 BE | addr[4]
 *   sockaddr_in6: family u16 | port u16 BE | flow u32 | addr[16]
 *   sockaddr_un:  family u16 | path
 *
 *   SOCKADDR:  family u8 | addr[4 or 16] | port u16         or  1 | path NUL
 *   SOCKTUPLE: family u8 | source addr | sport u16 | destination addr | dport u16
 *                                                  or  1 | source u64 | destination u64 | path NUL
 * </pre>
 *
 * Directions, as sysdig draws them: data going out flows from this socket to the named address or
 * the peer; data coming in, and an accepted connection, from there to this socket. For unix sockets
 * it is the other way round: going out, the peer is the source.
 */
final class SocketParams {
  private static final int UNIX = 1;
  private static final int INET = 2;
  private static final int INET6 = 10;
  private static final int SOCK_BYTES = 176;
  private static final int SPORT = 8;
  private static final int DPORT = 10;
  private static final int SADDR = 16;
  private static final int DADDR = 32;
  private static final int SELF = 48;
  private static final int PEER = 56;
  private static final int BACKLOG = 64;
  private static final int MAX_BACKLOG = 68;
  private static final int PATH = 72;
  private static final int PATH_BYTES = 104;
  private static final int V4_IN_V6 = 12;

  private final ByteBuffer scratch = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);

  void addTo(Map<String, ParamWords.Maker> makers) {
    makers.put("address", n -> (record, event) -> address(record, n[0], event));
    makers.put("tuple_out", n -> (record, event) -> tuple(record, n[0], n[1], false, event));
    makers.put("tuple_in_ok", n -> (record, event) -> tupleIfOk(record, n[0], n[1], event));
    makers.put(
        "tuple_accepted", n -> (record, event) -> tuple(record, RawRecord.RESULT, -1, true, event));
    makers.put("sock_self", n -> (record, event) -> event.u64(address(record, n[0], SELF)));
    makers.put("sock_peer", n -> (record, event) -> event.u64(address(record, n[0], PEER)));
    makers.put("queue_percent", n -> (record, event) -> event.u8(queuePercent(record)));
    makers.put("queue_length", n -> (record, event) -> event.u32(queue(record, BACKLOG)));
    makers.put("queue_max", n -> (record, event) -> event.u32(queue(record, MAX_BACKLOG)));
  }

  /** Kernel address of the socket that an argument's memory names, or of its peer; 0 if unknown. */
  private static long address(RawRecord record, int arg, int member) {
    int at = record.data(RawRecord.SOCK, arg, SOCK_BYTES);
    return at < 0 ? 0 : record.bytes().getLong(at + member);
  }

  private static long queue(RawRecord record, int member) {
    int at = record.data(RawRecord.SOCK, 0, SOCK_BYTES);
    return at < 0 ? 0 : record.bytes().getInt(at + member) & 0xffffffffL;
  }

  private static int queuePercent(RawRecord record) {
    long max = queue(record, MAX_BACKLOG);
    return max == 0 ? 0 : (int) (queue(record, BACKLOG) * 100 / max);
  }

  private void finish(EventEncoder event) {
    event.bytes(scratch.array(), 0, scratch.position());
  }

  private void address(RawRecord record, int arg, EventEncoder event) {
    scratch.clear();
    int chunk = record.chunk(RawRecord.ADDR, arg);
    int family = family(record, chunk);
    if (family == UNIX) {
      scratch.put((byte) UNIX);
      putUnixPath(record.bytes(), record.dataAt(chunk) + 2, record.dataLength(chunk) - 2);
    } else if (family != 0) {
      scratch.put((byte) family);
      putUserAddress(record.bytes(), record.dataAt(chunk), family);
    }
    finish(event);
  }

  /** Family of a user's address, or 0 when it is absent, too short, or of no family we pack. */
  private static int family(RawRecord record, int chunk) {
    if (chunk < 0 || record.dataLength(chunk) < 2) {
      return 0;
    }
    int family = record.bytes().getShort(record.dataAt(chunk)) & 0xffff;
    int needed = family == UNIX ? 2 : family == INET ? 8 : family == INET6 ? 24 : Integer.MAX_VALUE;
    return record.dataLength(chunk) >= needed ? family : 0;
  }

  private void putUserAddress(ByteBuffer bytes, int at, int family) {
    putBytes(bytes, family == INET ? at + 4 : at + 8, family == INET ? 4 : 16);
    scratch.putShort(Short.reverseBytes(bytes.getShort(at + 2)));
  }

  private void putBytes(ByteBuffer bytes, int at, int length) {
    bytes.get(at, scratch.array(), scratch.position(), length);
    scratch.position(scratch.position() + length);
  }

  /** Path with its NUL; an abstract name gets the usual @ for its leading NUL. */
  private void putUnixPath(ByteBuffer bytes, int at, int limit) {
    for (int i = 0; i < Math.min(limit, 108); i++) {
      byte next = bytes.get(at + i);
      if (next == 0 && i > 0) {
        break;
      }
      if (next == 0 && (limit == 1 || bytes.get(at + 1) == 0)) {
        break;
      }
      scratch.put(next == 0 ? (byte) '@' : next);
    }
    scratch.put((byte) 0);
  }

  private void tupleIfOk(RawRecord record, int socketArg, int addressArg, EventEncoder event) {
    if (record.failed()) {
      event.empty();
    } else {
      tuple(record, socketArg, addressArg, true, event);
    }
  }

  private void tuple(
      RawRecord record, int socketArg, int addressArg, boolean inbound, EventEncoder event) {
    scratch.clear();
    int socket = record.data(RawRecord.SOCK, socketArg, SOCK_BYTES);
    if (socket >= 0) {
      int address = addressArg < 0 ? -1 : record.chunk(RawRecord.ADDR, addressArg);
      int family = record.bytes().getShort(socket);
      if (family == UNIX) {
        unixTuple(record, socket, address, inbound);
      } else if (family == INET || family == INET6) {
        ipTuple(record, socket, address, family, inbound);
      }
    }
    finish(event);
  }

  private void unixTuple(RawRecord record, int socket, int address, boolean inbound) {
    ByteBuffer bytes = record.bytes();
    scratch.put((byte) UNIX);
    scratch.putLong(bytes.getLong(socket + (inbound ? SELF : PEER)));
    scratch.putLong(bytes.getLong(socket + (inbound ? PEER : SELF)));
    if (family(record, address) == UNIX && record.dataLength(address) > 2) {
      putUnixPath(bytes, record.dataAt(address) + 2, record.dataLength(address) - 2);
    } else {
      putUnixPath(bytes, socket + PATH, PATH_BYTES);
    }
  }

  private void ipTuple(RawRecord record, int socket, int address, int family, boolean inbound) {
    scratch.put((byte) family);
    if (inbound) {
      putRemote(record, socket, address, family);
      putLocal(record, socket, family);
    } else {
      putLocal(record, socket, family);
      putRemote(record, socket, address, family);
    }
  }

  private void putLocal(RawRecord record, int socket, int family) {
    putBytes(record.bytes(), socket + SADDR, family == INET ? 4 : 16);
    scratch.putShort(record.bytes().getShort(socket + SPORT));
  }

  private void putRemote(RawRecord record, int socket, int address, int family) {
    int named = family(record, address);
    if (named == family) {
      putUserAddress(record.bytes(), record.dataAt(address), family);
    } else if (named == INET && family == INET6) {
      putMapped(record.bytes(), record.dataAt(address));
    } else {
      putBytes(record.bytes(), socket + DADDR, family == INET ? 4 : 16);
      scratch.putShort(record.bytes().getShort(socket + DPORT));
    }
  }

  private void putMapped(ByteBuffer bytes, int at) {
    for (int i = 0; i < V4_IN_V6; i++) {
      scratch.put((byte) (i < 10 ? 0 : 0xff));
    }
    putUserAddress(bytes, at, INET);
  }
}
