package io.jtrace.scap;

import io.jtrace.event.Event;
import java.util.ArrayList;
import java.util.List;

/**
 * How the enter of one type of exit is made again.
 *
 * @param exitId type of the exit; the enter's is one less
 * @param kept whether the newest tracers send some of these enters themselves
 * @param parentOnly whether an exit with the result 0 is a child's first, which has no enter
 * @param sources where the enter's parameters come from, in their order
 * @param mark the first parameter that only the newest tracers append, {@link #NO_MARK} if none
 */
record EnterRow(int exitId, boolean kept, boolean parentOnly, List<ParamSource> sources, int mark) {
  /** The exit tells nothing that the classic one does not. */
  static final int NO_MARK = Integer.MAX_VALUE;

  static EnterRow parse(String[] cells) {
    List<ParamSource> sources = new ArrayList<>();
    for (String cell : cells[4].isEmpty() ? new String[0] : cells[4].split(" ")) {
      sources.add(ParamSource.parse(cell));
    }
    return new EnterRow(
        Integer.parseInt(cells[0]),
        cells[3].equals("kept"),
        cells[3].equals("parent"),
        List.copyOf(sources),
        mark(cells));
  }

  static int mark(String[] cells) {
    return cells[2].equals("-") ? NO_MARK : Integer.parseInt(cells[2]);
  }

  /** Whether an exit carries parameters of its enter. */
  boolean isMarked(Event exit) {
    return exit.encodedParamCount() > mark;
  }

  /**
   * How many parameters the enter gets: those that the exit tells, from the first on. None if all
   * of them are empty, as in a capture that was converted from one without them.
   */
  int known(Event exit) {
    int told = told(exit);
    for (int i = 0; i < told; i++) {
      int param = sources.get(i).lastParam();
      if (param >= 0 && exit.paramLength(param) > 0) {
        return told;
      }
    }
    return 0;
  }

  private int told(Event exit) {
    int told = 0;
    while (told < sources.size() && sources.get(told).lastParam() < exit.encodedParamCount()) {
      told++;
    }
    return told;
  }

  /** Whether an enter can be made: it needs no parameters, or the exit tells the first ones. */
  boolean canMake(Event exit) {
    boolean child = parentOnly && exit.paramLong(0) == 0;
    return !child && (sources.isEmpty() || told(exit) > 0);
  }
}
