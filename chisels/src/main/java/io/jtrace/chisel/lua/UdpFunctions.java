package io.jtrace.chisel.lua;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** {@code sysdig.udp_setpeername} and {@code udp_send}: datagrams to one peer, for statsd. */
final class UdpFunctions {
  private InetSocketAddress peer;

  /** Adds both functions; a guest's refuse. */
  static void install(LuaTable sysdig, boolean trusted) {
    UdpFunctions udp = new UdpFunctions();
    add(sysdig, "udp_setpeername", trusted, udp::peer);
    add(sysdig, "udp_send", trusted, udp::send);
  }

  private static void add(
      LuaTable sysdig, String name, boolean trusted, Function<Varargs, Varargs> body) {
    sysdig.set(
        name, trusted ? StringFunctions.function(body) : SystemFunctions.refusal("sysdig." + name));
  }

  private Varargs peer(Varargs args) {
    peer = new InetSocketAddress(Text.java(args.arg(1)), (int) args.checkdouble(2));
    return LuaValue.NONE;
  }

  private Varargs send(Varargs args) {
    if (peer == null) {
      throw Action.failure("sysdig.udp_send() needs sysdig.udp_setpeername() first");
    }
    byte[] bytes = Text.java(args.arg1()).getBytes(StandardCharsets.ISO_8859_1);
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.send(new DatagramPacket(bytes, bytes.length, peer));
    } catch (IOException e) {
      throw Action.failure("cannot send to " + peer + ": " + e.getMessage());
    }
    return LuaValue.NONE;
  }
}
