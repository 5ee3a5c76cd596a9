package io.jtrace.field;

/** Names of well-known ports. Source: IANA's registry, as /etc/services lists it. */
final class ServiceNames {
  private ServiceNames() {}

  static String of(int port, int l4proto) {
    return switch (port) {
      case 21 -> "ftp";
      case 22 -> "ssh";
      case 25 -> "smtp";
      case 53 -> "domain";
      case 80 -> "http";
      case 123 -> "ntp";
      case 443 -> "https";
      case 514 -> l4proto == io.jtrace.state.FdInfo.L4_UDP ? "syslog" : "shell";
      case 3306 -> "mysql";
      case 5432 -> "postgresql";
      case 8080 -> "http-alt";
      default -> Integer.toString(port);
    };
  }
}
