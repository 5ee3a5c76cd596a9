package io.jtrace.cli.e2e;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Two network namespaces joined by one cable.
 *
 * <pre>
 *   left  eth0 10.99.0.1 ────────── 10.99.0.2 eth0  right
 * </pre>
 */
final class NetworkPair implements AutoCloseable {
  private static final AtomicInteger NEXT = new AtomicInteger();
  static final String LEFT_ADDRESS = "10.99.0.1";
  static final String RIGHT_ADDRESS = "10.99.0.2";
  private final String left;
  private final String right;

  private NetworkPair(String left, String right) {
    this.left = left;
    this.right = right;
  }

  static NetworkPair create() {
    String tag = ProcessHandle.current().pid() + "x" + NEXT.incrementAndGet();
    NetworkPair pair = new NetworkPair("jtl" + tag, "jtr" + tag);
    try {
      pair.connect("jt" + tag);
    } catch (AssertionError e) {
      pair.close();
      throw e;
    }
    return pair;
  }

  private void connect(String cable) {
    ip("netns", "add", left);
    ip("netns", "add", right);
    ip("link", "add", cable, "netns", left, "type", "veth", "peer", "name", cable, "netns", right);
    plug(left, cable, LEFT_ADDRESS);
    plug(right, cable, RIGHT_ADDRESS);
  }

  private static void plug(String namespace, String cable, String address) {
    ip("-n", namespace, "link", "set", "lo", "up");
    ip("-n", namespace, "link", "set", cable, "name", "eth0");
    ip("-n", namespace, "link", "set", "eth0", "up");
    ip("-n", namespace, "addr", "add", address + "/24", "dev", "eth0");
  }

  Command onLeft(Command command) {
    return command.behind(List.of("ip", "netns", "exec", left));
  }

  Command onRight(Command command) {
    return command.behind(List.of("ip", "netns", "exec", right));
  }

  @Override
  public void close() {
    Command.of("ip", "netns", "del", left).run();
    Command.of("ip", "netns", "del", right).run();
  }

  private static void ip(String... words) {
    Command.of(words).behind(List.of("ip")).runOk();
  }
}
