package io.jtrace.chisel;

import java.util.List;

/**
 * What a script says about itself.
 *
 * @param name file name without {@code .lua}
 * @param description long text for {@code -i}; empty if the script is a library or a view
 * @param shortDescription text for {@code -cl}
 * @param category heading in {@code -cl}, may be empty
 * @param hidden whether it is left out of lists
 * @param runnable whether it declares arguments at all, an empty list included
 * @param arguments in the order they are given
 */
public record ChiselInfo(
    String name,
    String description,
    String shortDescription,
    String category,
    boolean hidden,
    boolean runnable,
    List<ChiselArgument> arguments) {

  /**
   * Whether {@code -cl} and {@code -i} show it.
   *
   * @return false for libraries, views and hidden chisels
   */
  public boolean isListed() {
    return !hidden && runnable && !description.isEmpty();
  }
}
