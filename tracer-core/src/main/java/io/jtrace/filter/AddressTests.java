package io.jtrace.filter;

import io.jtrace.event.ParamType;
import io.jtrace.field.FieldValue;
import io.jtrace.filter.CheckCompiler.ValueTest;
import io.jtrace.filter.FilterNode.Word;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** Comparisons of IP addresses and networks. */
final class AddressTests {
  private final CheckCompiler check;

  AddressTests(CheckCompiler check) {
    this.check = check;
  }

  ValueTest test(Operator operator) throws FilterException {
    if (operator != Operator.EQUAL && operator != Operator.IN) {
      throw check.unsupported(operator, "addresses");
    }
    List<Network> networks = new ArrayList<>();
    for (Word word : check.values()) {
      networks.add(network(word));
    }
    return value -> networks.stream().anyMatch(network -> network.holds(value));
  }

  private Network network(Word word) throws FilterException {
    boolean isNet =
        check.type() == ParamType.IPNET
            || check.type() == ParamType.IPV4NET
            || check.type() == ParamType.IPV6NET;
    int slash = word.text().indexOf('/');
    if (slash >= 0 && !isNet) {
      throw check.error("unrecognized IP address " + word.text(), word);
    }
    byte[] address = address(word, slash < 0 ? word.text() : word.text().substring(0, slash));
    int bits = slash < 0 ? address.length * 8 : bits(word, word.text().substring(slash + 1));
    if (bits < 0 || bits > address.length * 8) {
      throw check.error("invalid netmask in " + word.text(), word);
    }
    return new Network(address, bits);
  }

  private int bits(Word word, String text) throws FilterException {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw check.error("invalid netmask in " + word.text(), word);
    }
  }

  private byte[] address(Word word, String text) throws FilterException {
    // Only literals: a name would be looked up.
    if (!text.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
      throw check.error("unrecognized IP address " + word.text(), word);
    }
    try {
      return InetAddress.getByName(text).getAddress();
    } catch (UnknownHostException e) {
      throw check.error("unrecognized IP address " + word.text(), word);
    }
  }

  /** An address and how many of its leading bits count. */
  private record Network(byte[] address, int bits) {
    boolean holds(FieldValue value) {
      if (value.length() != address.length) {
        return false;
      }
      for (int i = 0; i < bits; i++) {
        int mask = 0x80 >> (i & 7);
        if (((value.bytes()[value.offset() + i / 8] ^ address[i / 8]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }
}
