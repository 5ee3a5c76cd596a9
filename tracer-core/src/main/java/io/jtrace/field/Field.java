package io.jtrace.field;

import io.jtrace.event.ParamType;
import io.jtrace.event.PrintFormat;
import java.util.Set;

/**
 * One row of the field list.
 *
 * @param name such as {@code proc.name}
 * @param type declared type; {@code evt.rawarg} is typed when bound
 * @param print how numbers are printed
 * @param fieldClass class it is listed under, such as {@code fd}
 * @param description text of {@code -l}
 * @param traits what else is true of it
 */
public record Field(
    String name,
    ParamType type,
    PrintFormat print,
    String fieldClass,
    String description,
    Set<Trait> traits) {

  /** What else is true of a field. */
  public enum Trait {
    /** Needs an argument: {@code evt.arg.fd}, {@code thread.cgroup.cpu}. */
    NEEDS_ARGUMENT,
    /** Takes an argument: {@code proc.aname[2]}. */
    TAKES_ARGUMENT,
    /** Can stand in filters only. */
    FILTER_ONLY,
    /** Can be printed only. */
    PRINT_ONLY,
    /** Left out of the list. */
    HIDDEN,
    /** Only jtrace has it. */
    OWN
  }

  /**
   * Whether a trait is true of the field.
   *
   * @param trait which
   * @return true if it is
   */
  public boolean is(Trait trait) {
    return traits.contains(trait);
  }
}
