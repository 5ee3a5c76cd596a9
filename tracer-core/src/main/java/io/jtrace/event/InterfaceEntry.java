package io.jtrace.event;

/**
 * One address of a network interface.
 *
 * @param name interface name
 * @param address 4 or 16 bytes, network order
 * @param netmask as long as the address
 * @param broadcast as long as the address
 * @param linkSpeed bits a second, 0 if unknown
 */
public record InterfaceEntry(
    String name, byte[] address, byte[] netmask, byte[] broadcast, long linkSpeed) {
  /**
   * Whether the address is IPv6.
   *
   * @return true for 16 address bytes
   */
  public boolean isIpv6() {
    return address.length == 16;
  }
}
