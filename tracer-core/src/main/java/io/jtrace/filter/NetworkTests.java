package io.jtrace.filter;

import io.jtrace.field.FieldValue;
import java.util.List;

/** Tests whether IP addresses belong to networks. */
record NetworkTests(Source source) implements TestFactory {
  @Override
  public ValueTest test(Node.Check check) throws FilterException {
    return switch (check.operator()) {
      case EQUAL, EQUAL_TWICE, NOT_EQUAL, IN, INTERSECTS -> among(check.values());
      case PMATCH -> throw TextTests.pathsNeedTexts(source, check);
      default -> throw TestFactory.unsupported(source, check, AddressTests.KIND);
    };
  }

  private ValueTest among(List<Node.Value> values) throws FilterException {
    Network[] networks = new Network[values.size()];
    for (int i = 0; i < networks.length; i++) {
      networks[i] = network(values.get(i));
    }
    return value -> anyContains(networks, value);
  }

  /** Whether the address in a cell is in one of the networks. */
  static boolean anyContains(Network[] networks, FieldValue value) {
    for (Network network : networks) {
      if (network.contains(value.bytes(), value.offset(), value.length())) {
        return true;
      }
    }
    return false;
  }

  /** An IPv4 network needs its mask; an IPv6 address alone is a network of one. */
  private Network network(Node.Value value) throws FilterException {
    int slash = value.text().indexOf('/');
    String text = slash < 0 ? value.text() : value.text().substring(0, slash);
    byte[] address = IpText.parse(text).orElseThrow(() -> unrecognized(value));
    if (slash >= 0) {
      return new Network(address, maskBits(value, slash, 8 * address.length));
    }
    if (address.length == 4) {
      throw unrecognized(value);
    }
    return Network.ofOne(address);
  }

  private FilterException unrecognized(Node.Value value) {
    return source.error(
        "unrecognized IP network '" + value.shown() + "', must be an address with /bits",
        value.position());
  }

  private int maskBits(Node.Value value, int slash, int max) throws FilterException {
    String mask = value.text().substring(slash + 1);
    int bits = mask.matches("[0-9]{1,3}") ? Integer.parseInt(mask) : Integer.MAX_VALUE;
    if (bits > max) {
      throw source.error(
          "invalid netmask in '" + value.shown() + "', must be 0 to " + max, value.position());
    }
    return bits;
  }
}
