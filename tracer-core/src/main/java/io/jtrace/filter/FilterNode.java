package io.jtrace.filter;

import java.util.List;

/** A parsed filter. Positions are indexes into the text. */
sealed interface FilterNode {
  /** True if any child is. */
  record Or(List<FilterNode> children) implements FilterNode {}

  /** True if every child is. */
  record And(List<FilterNode> children) implements FilterNode {}

  /** True if the child is not. */
  record Not(FilterNode child) implements FilterNode {}

  /** One comparison. */
  record Check(Word field, Operator operator, List<Word> values) implements FilterNode {}

  /** A piece of text and where it stands. */
  record Word(String text, int position) {}
}
