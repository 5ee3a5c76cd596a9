package io.jtrace.filter;

/** The text of a filter, for errors that point into it. */
record Source(String text) {
  FilterException error(String message, int position) {
    return new FilterException(message, text, position);
  }
}
