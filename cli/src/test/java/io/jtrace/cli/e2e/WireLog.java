package io.jtrace.cli.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** VRRP adverts as tcpdump saw them arrive. */
final class WireLog implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(10);
  private final Command.Background tcpdump;

  private WireLog(Command.Background tcpdump) {
    this.tcpdump = tcpdump;
  }

  static WireLog onRightOf(NetworkPair network) {
    Command command =
        Command.of(
            "tcpdump",
            "-i",
            "eth0",
            "-l",
            "-n",
            "-tt",
            "--time-stamp-precision=nano",
            "ip proto 112 and src " + NetworkPair.LEFT_ADDRESS);
    Command.Background tcpdump = network.onRight(command).start();
    WireLog log = new WireLog(tcpdump);
    try {
      tcpdump.awaitError("listening on", START_LIMIT);
    } catch (AssertionError e) {
      log.close();
      throw e;
    }
    return log;
  }

  int adverts() {
    return arrivalsSeconds().size();
  }

  /** The longest time between two adverts. */
  double longestGapSeconds() {
    List<Double> arrivals = arrivalsSeconds();
    double longest = 0;
    for (int i = 1; i < arrivals.size(); i++) {
      longest = Math.max(longest, arrivals.get(i) - arrivals.get(i - 1));
    }
    return longest;
  }

  private List<Double> arrivalsSeconds() {
    List<Double> arrivals = new ArrayList<>();
    String text = tcpdump.outputText();
    for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
      arrivals.add(Double.valueOf(line.substring(0, line.indexOf(' '))));
    }
    return arrivals;
  }

  @Override
  public void close() {
    tcpdump.close();
  }
}
