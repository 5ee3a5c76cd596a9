package io.jtrace.capture;

/**
 * One thing that live capture needs, and whether this machine has it.
 *
 * @param subject what was looked at
 * @param verdict how it is
 * @param detail what was found, in one line
 * @param remedy command or step that would mend it; empty if there is nothing to mend
 */
public record Finding(String subject, Verdict verdict, String detail, String remedy) {
  /** How it is. */
  public enum Verdict {
    /** As it should be. */
    WORKS,
    /** Live capture does without, or with less. */
    LACKS,
    /** A way of capturing does not work here. */
    FAILS
  }

  /**
   * Nothing to mend.
   *
   * @param subject what was looked at
   * @param detail what was found
   * @return the finding
   */
  public static Finding works(String subject, String detail) {
    return new Finding(subject, Verdict.WORKS, detail, "");
  }

  /**
   * Something that is no hindrance.
   *
   * @param subject what was looked at
   * @param detail what was found
   * @param remedy what would mend it
   * @return the finding
   */
  public static Finding lacks(String subject, String detail, String remedy) {
    return new Finding(subject, Verdict.LACKS, detail, remedy);
  }

  /**
   * A hindrance.
   *
   * @param subject what was looked at
   * @param detail what was found
   * @param remedy what would mend it
   * @return the finding
   */
  public static Finding fails(String subject, String detail, String remedy) {
    return new Finding(subject, Verdict.FAILS, detail, remedy);
  }
}
