package io.jtrace.filter;

import java.util.Map;

/** Names of well-known ports, as filters may spell them. Source: IANA's registry. */
final class Services {
  private static final Map<String, Integer> PORTS =
      Map.ofEntries(
          Map.entry("ftp", 21),
          Map.entry("ssh", 22),
          Map.entry("telnet", 23),
          Map.entry("smtp", 25),
          Map.entry("domain", 53),
          Map.entry("tftp", 69),
          Map.entry("http", 80),
          Map.entry("kerberos", 88),
          Map.entry("pop3", 110),
          Map.entry("ntp", 123),
          Map.entry("imap2", 143),
          Map.entry("snmp", 161),
          Map.entry("bgp", 179),
          Map.entry("ldap", 389),
          Map.entry("https", 443),
          Map.entry("syslog", 514),
          Map.entry("ldaps", 636),
          Map.entry("mysql", 3306),
          Map.entry("postgresql", 5432),
          Map.entry("http-alt", 8080));

  private Services() {}

  /** The port of a name, or -1. */
  static int port(String name) {
    return PORTS.getOrDefault(name, -1);
  }
}
