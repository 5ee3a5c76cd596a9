package io.jtrace.filter;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The tree of a parsed filter; positions are indexes into its text. */
sealed interface Node {
  /** Index of its first character. */
  int position();

  /** True if one of the terms is. */
  record Or(int position, List<Node> terms) implements Node {}

  /** True if all terms are. */
  record And(int position, List<Node> terms) implements Node {}

  /** True if the term is not. */
  record Not(int position, Node term) implements Node {}

  /** One question about one field. */
  record Check(
      int position, String field, Operator operator, int operatorPosition, List<Value> values)
      implements Node {
    /** The only value of an operator that takes one. */
    Value value() {
      return values.get(0);
    }
  }

  /** A value to compare with: one ISO-8859-1 character a byte, as field values are. */
  record Value(int position, String text) {
    /** The text as the user wrote it. */
    String shown() {
      return new String(bytes(), StandardCharsets.UTF_8);
    }

    /** The bytes of the text. */
    byte[] bytes() {
      return text.getBytes(StandardCharsets.ISO_8859_1);
    }
  }
}
