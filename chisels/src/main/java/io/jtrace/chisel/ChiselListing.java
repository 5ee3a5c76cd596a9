package io.jtrace.chisel;

import java.util.Comparator;
import java.util.List;

/** The texts of {@code -cl} and {@code -i}, laid out in 79 columns. */
public final class ChiselListing {
  private static final int NAME_COLUMNS = 16;
  private static final int TEXT_COLUMNS = 63;
  private static final int LINE_COLUMNS = 79;
  private final StringBuilder out = new StringBuilder();

  private ChiselListing() {}

  /**
   * Lists chisels by category and name.
   *
   * @param chisels all that are known; those not listed are left out
   * @return several lines
   */
  public static String list(List<ChiselInfo> chisels) {
    ChiselListing listing = new ChiselListing();
    String category = null;
    for (ChiselInfo chisel : sorted(chisels)) {
      if (!chisel.category().equals(category)) {
        category = chisel.category();
        listing.heading(category);
      }
      listing.entry(chisel.name(), chisel.shortDescription());
    }
    listing.out.append("\nUse the -i flag to get detailed information about a specific chisel\n");
    return listing.out.toString();
  }

  private static List<ChiselInfo> sorted(List<ChiselInfo> chisels) {
    return chisels.stream()
        .filter(ChiselInfo::isListed)
        .sorted(Comparator.comparing(ChiselInfo::category).thenComparing(ChiselInfo::name))
        .toList();
  }

  /**
   * Describes one chisel.
   *
   * @param chisel which
   * @return several lines
   */
  public static String describe(ChiselInfo chisel) {
    ChiselListing listing = new ChiselListing();
    listing.heading(chisel.category());
    listing.entry(chisel.name(), chisel.shortDescription());
    listing.out.append('\n');
    listing.wrap(chisel.description(), LINE_COLUMNS, 0);
    listing.out.append("Args:\n");
    for (ChiselArgument argument : chisel.arguments()) {
      listing.argument(argument);
    }
    return listing.out.append(chisel.arguments().isEmpty() ? "(None)\n" : "\n").toString();
  }

  private void heading(String category) {
    String text = "Category: " + category;
    out.append('\n').append(text).append('\n').append("-".repeat(text.length())).append('\n');
  }

  private void entry(String name, String text) {
    out.append(name);
    if (name.length() >= NAME_COLUMNS) {
      out.append('\n').append(" ".repeat(NAME_COLUMNS));
    } else {
      out.append(" ".repeat(NAME_COLUMNS - name.length()));
    }
    wrap(text, TEXT_COLUMNS, NAME_COLUMNS);
  }

  private void argument(ChiselArgument argument) {
    wrap(
        "[" + argument.type() + "] " + argument.name() + " - " + argument.description(),
        TEXT_COLUMNS,
        NAME_COLUMNS);
  }

  private void wrap(String text, int columns, int indent) {
    for (int at = 0; at < text.length(); at += columns) {
      if (at > 0) {
        out.append(" ".repeat(indent));
      }
      out.append(text, at, Math.min(text.length(), at + columns)).append('\n');
    }
  }
}
