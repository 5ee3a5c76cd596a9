package io.jtrace.filter;

/** The addresses that begin with the same bits; 4 or 16 bytes long. */
final class Network {
  private final byte[] address;
  private final int bits;

  Network(byte[] address, int bits) {
    this.address = address;
    this.bits = bits;
  }

  /** The network of a single address. */
  static Network ofOne(byte[] address) {
    return new Network(address, 8 * address.length);
  }

  /** Whether an address is of the network's length and begins with its bits. */
  boolean contains(byte[] bytes, int offset, int length) {
    if (length != address.length) {
      return false;
    }
    for (int i = 0; 8 * i < bits; i++) {
      int ignored = Math.max(0, 8 * (i + 1) - bits);
      if (((bytes[offset + i] ^ address[i]) & 0xff) >>> ignored != 0) {
        return false;
      }
    }
    return true;
  }
}
