package io.jtrace.filter;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A shell pattern: {@code *} is any text, also across slashes, {@code ?} any character, {@code
 * [a-z]} and {@code [!a-z]} one of or none of a set, a backslash takes the next character as it is.
 * As POSIX {@code fnmatch} without flags, a character being a byte.
 */
final class Glob {
  private static final int BYTES = 256;

  /** One set of accepted bytes a piece; null is {@code *}. */
  private final BitSet[] pieces;

  private Glob(List<BitSet> pieces) {
    this.pieces = pieces.toArray(BitSet[]::new);
  }

  /** Compiles a pattern; every text is one. */
  static Glob compile(String pattern, boolean ignoreCase) {
    List<BitSet> pieces = new ArrayList<>();
    int at = 0;
    while (at < pattern.length()) {
      if (pattern.charAt(at) == '*') {
        pieces.add(null);
        at++;
      } else {
        BitSet piece = new BitSet(BYTES);
        at = GlobSet.read(pattern, at, piece);
        pieces.add(ignoreCase ? bothCases(piece) : piece);
      }
    }
    return new Glob(pieces);
  }

  private static BitSet bothCases(BitSet piece) {
    BitSet both = (BitSet) piece.clone();
    for (char c = 'A'; c <= 'Z'; c++) {
      char lower = Ascii.lower(c);
      both.set(c, piece.get(c) || piece.get(lower));
      both.set(lower, both.get(c));
    }
    return both;
  }

  /** Whether the whole text matches; goes back only to the last {@code *}. */
  boolean matches(String text) {
    int piece = 0;
    int afterStar = -1;
    int retry = 0;
    int at = 0;
    while (at < text.length()) {
      if (piece < pieces.length && pieces[piece] == null) {
        afterStar = ++piece;
        retry = at;
      } else if (piece < pieces.length && pieces[piece].get(text.charAt(at))) {
        piece++;
        at++;
      } else if (afterStar >= 0) {
        piece = afterStar;
        at = ++retry;
      } else {
        return false;
      }
    }
    while (piece < pieces.length && pieces[piece] == null) {
      piece++;
    }
    return piece == pieces.length;
  }
}
