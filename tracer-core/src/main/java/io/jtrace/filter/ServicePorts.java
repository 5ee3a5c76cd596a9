package io.jtrace.filter;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Ports by the names of their services. The list ships with jtrace, so that a filter means the same
 * on every machine. Source: {@code services.tsv} beside this class.
 */
final class ServicePorts {
  /** The list. */
  static final ServicePorts LIST = new ServicePorts();

  private final Map<String, Integer> ports = new HashMap<>();

  private ServicePorts() {
    try (InputStream in = ServicePorts.class.getResourceAsStream("services.tsv");
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.startsWith("#")) {
          String[] cells = line.split("\t");
          ports.put(cells[0], Integer.valueOf(cells[1]));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read services.tsv", e);
    }
  }

  /** The port of a service, -1 if there is none of that name. */
  int port(String service) {
    return ports.getOrDefault(service, -1);
  }
}
