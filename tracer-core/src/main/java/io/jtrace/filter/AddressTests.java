package io.jtrace.filter;

import java.util.ArrayList;
import java.util.List;

/** Tests of IP addresses. */
record AddressTests(Source source) implements TestFactory {
  /** What errors call addresses and networks. */
  static final String KIND = "ip address and network";

  private static final int V4_BYTES = 4;

  @Override
  public ValueTest test(Node.Check check) throws FilterException {
    return switch (check.operator()) {
      case EQUAL, EQUAL_TWICE, NOT_EQUAL, IN, INTERSECTS -> among(check.values());
      case PMATCH -> throw TextTests.pathsNeedTexts(source, check);
      default -> throw TestFactory.unsupported(source, check, KIND);
    };
  }

  private ValueTest among(List<Node.Value> values) throws FilterException {
    LongSet shortOnes = new LongSet(values.size());
    List<Network> longOnes = new ArrayList<>();
    for (Node.Value value : values) {
      byte[] address = address(value);
      if (address.length == V4_BYTES) {
        shortOnes.add(number(address, 0));
      } else {
        longOnes.add(Network.ofOne(address));
      }
    }
    Network[] others = longOnes.toArray(Network[]::new);
    return value ->
        value.length() == V4_BYTES
            ? shortOnes.contains(number(value.bytes(), value.offset()))
            : NetworkTests.anyContains(others, value);
  }

  private byte[] address(Node.Value value) throws FilterException {
    return IpText.parse(value.text())
        .orElseThrow(
            () ->
                source.error(
                    "unrecognized IPv4/IPv6 address '" + value.shown() + "'", value.position()));
  }

  private static long number(byte[] bytes, int offset) {
    long number = 0;
    for (int i = 0; i < V4_BYTES; i++) {
      number = number << 8 | bytes[offset + i] & 0xff;
    }
    return number;
  }
}
