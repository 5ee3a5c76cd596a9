package io.jtrace.field;

import io.jtrace.field.RenderSettings.BufferFormat;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Text of data buffers. */
final class BufferText {
  private static final int LONGEST = 80;
  private static final int ROW_BYTES = 16;

  private BufferText() {}

  static void append(LatinText out, byte[] bytes, int offset, int length, RenderSettings settings) {
    if (length == 0) {
      return;
    }
    if (settings.buffers() == BufferFormat.NORMAL) {
      dotted(out, bytes, offset, length, !settings.verbose());
    } else {
      special(out, bytes, offset, length, settings.buffers());
    }
  }

  private static void special(
      LatinText out, byte[] bytes, int offset, int length, BufferFormat format) {
    switch (format) {
      case HEX -> hex(out, bytes, offset, length, false);
      case HEXASCII -> hex(out, bytes, offset, length, true);
      case ASCII -> ascii(out, bytes, offset, length);
      default ->
          out.append(
              new String(
                  Base64.getEncoder().encode(Arrays.copyOfRange(bytes, offset, offset + length)),
                  StandardCharsets.ISO_8859_1));
    }
  }

  /** Unprintable bytes as dots; above 80 the first 77 and three dots. */
  static void dotted(LatinText out, byte[] bytes, int offset, int length, boolean cut) {
    boolean tooLong = cut && length > LONGEST;
    int shown = tooLong ? LONGEST - 3 : length;
    out.appendDotted(bytes, offset, shown);
    if (tooLong) {
      out.append("...");
    }
  }

  /** Words that a short row lacks are filled with blanks; half a word is not, as in sysdig. */
  private static void hex(LatinText out, byte[] bytes, int offset, int length, boolean withText) {
    for (int row = 0; row < length; row += ROW_BYTES) {
      int end = Math.min(row + ROW_BYTES, length);
      out.append("\n\t0x").append(digits(row, 4)).append(':');
      for (int i = row; i < row + ROW_BYTES; i++) {
        if (i < end) {
          out.append((i & 1) == 0 ? " " : "").append(digits(bytes[offset + i] & 0xff, 2));
        } else if (withText && (i & 1) == 0) {
          out.append("     ");
        }
      }
      if (withText) {
        out.append("  ");
        out.appendDotted(bytes, offset + row, end - row);
      }
    }
    out.append('\n');
  }

  private static String digits(int value, int width) {
    String text = Integer.toHexString(value);
    return "0".repeat(Math.max(0, width - text.length())) + text;
  }

  /** A line feed that finds its line ended already, as the first byte does, adds no other. */
  private static void ascii(LatinText out, byte[] bytes, int offset, int length) {
    out.append('\n');
    for (int i = 0; i < length; i++) {
      byte b = bytes[offset + i];
      boolean ended = i == 0 || bytes[offset + i - 1] == '\r';
      if (b == '\r' || b == '\n' && !ended) {
        out.append('\n');
      } else if (b >= 0x20 && b < 0x7f) {
        out.append((char) b);
      }
    }
  }
}
