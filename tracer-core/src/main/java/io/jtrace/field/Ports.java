package io.jtrace.field;

import io.jtrace.state.FdInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Text of ports: numbers, or the names of the machine's service list where asked for. */
final class Ports {
  private static final Path SERVICES = Path.of("/etc/services");
  private final Map<Integer, String> names = new HashMap<>();

  private Ports() {}

  static Ports of(RenderSettings settings) {
    Ports ports = new Ports();
    if (settings.resolvePorts() && Files.isReadable(SERVICES)) {
      try {
        ports.read(Files.readAllLines(SERVICES, StandardCharsets.ISO_8859_1));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + SERVICES, e);
      }
    }
    return ports;
  }

  static Ports of(List<String> lines) {
    Ports ports = new Ports();
    ports.read(lines);
    return ports;
  }

  /** Takes lines of the form {@code name port/protocol}; the first name of a port counts. */
  private void read(List<String> lines) {
    for (String line : lines) {
      String[] words = line.replaceAll("#.*", "").trim().split("\\s+");
      if (words.length >= 2 && words[1].matches("\\d+/(tcp|udp)")) {
        int slash = words[1].indexOf('/');
        int l4proto = words[1].endsWith("tcp") ? FdInfo.L4_TCP : FdInfo.L4_UDP;
        names.putIfAbsent(key(Integer.parseInt(words[1].substring(0, slash)), l4proto), words[0]);
      }
    }
  }

  private static Integer key(int port, int l4proto) {
    return l4proto << 16 | port;
  }

  /** Whether no port has a name. */
  boolean areNumbers() {
    return names.isEmpty();
  }

  String text(int port, int l4proto) {
    String name = names.isEmpty() ? null : names.get(key(port, l4proto));
    return name == null ? Integer.toString(port) : name;
  }
}
