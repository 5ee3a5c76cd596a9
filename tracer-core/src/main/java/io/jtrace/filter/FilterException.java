package io.jtrace.filter;

/** A filter that cannot be compiled: what is wrong and where. */
public class FilterException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Characters before the mistake, from 0. */
  private final int position;

  /** The text that was compiled. */
  private final String filter;

  /**
   * With a position.
   *
   * @param message what is wrong, one line, without the position
   * @param filter the whole filter
   * @param position index of the first character that is wrong
   */
  public FilterException(String message, String filter, int position) {
    super("filter error at position " + position + ": " + message);
    this.filter = filter;
    this.position = position;
  }

  /**
   * Where it is wrong.
   *
   * @return index from 0 in {@link #filter()}
   */
  public int position() {
    return position;
  }

  /**
   * The filter.
   *
   * @return the text that was compiled
   */
  public String filter() {
    return filter;
  }

  /**
   * The filter, on one line, with a caret under the mistake.
   *
   * @return two lines, without a final line break
   */
  public String caret() {
    return filter.replaceAll("\\s", " ") + "\n" + " ".repeat(position) + "^";
  }
}
