package io.jtrace.filter;

import io.jtrace.field.FieldValue;

/** What a check asks of one value of its field. */
interface ValueTest {
  /** Whether the value passes. */
  boolean test(FieldValue value);
}
