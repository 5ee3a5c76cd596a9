package io.jtrace.filter;

import io.jtrace.field.FieldValue;
import io.jtrace.filter.CheckCompiler.ValueTest;
import io.jtrace.filter.FilterNode.Word;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Comparisons of raw bytes. */
final class BytesTests {
  private final CheckCompiler check;

  BytesTests(CheckCompiler check) {
    this.check = check;
  }

  ValueTest test(Operator operator) throws FilterException {
    byte[] wanted = bytes(check.value());
    return switch (operator) {
      case EQUAL -> value -> equal(value, wanted);
      case CONTAINS -> value -> contains(value, wanted, false);
      case ICONTAINS -> value -> contains(value, wanted, true);
      case STARTSWITH -> value -> startsAt(value, 0, wanted, false);
      case ENDSWITH -> value -> startsAt(value, value.length() - wanted.length, wanted, false);
      case BCONTAINS -> {
        byte[] hex = hex();
        yield value -> contains(value, hex, false);
      }
      case BSTARTSWITH -> {
        byte[] hex = hex();
        yield value -> startsAt(value, 0, hex, false);
      }
      case IN -> {
        List<byte[]> all = check.values().stream().map(BytesTests::bytes).toList();
        yield value -> all.stream().anyMatch(one -> equal(value, one));
      }
      default -> throw check.unsupported(operator, "data buffers");
    };
  }

  private static byte[] bytes(Word word) {
    return word.text().getBytes(StandardCharsets.ISO_8859_1);
  }

  private byte[] hex() throws FilterException {
    try {
      return HexFormat.of().parseHex(check.value().text());
    } catch (IllegalArgumentException e) {
      throw check.error(check.value().text() + " is not hexadecimal", check.value());
    }
  }

  private static boolean equal(FieldValue value, byte[] wanted) {
    int from = value.offset();
    return Arrays.equals(value.bytes(), from, from + value.length(), wanted, 0, wanted.length);
  }

  private static boolean contains(FieldValue value, byte[] wanted, boolean anyCase) {
    for (int i = 0; i <= value.length() - wanted.length; i++) {
      if (startsAt(value, i, wanted, anyCase)) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsAt(FieldValue value, int at, byte[] wanted, boolean anyCase) {
    if (at < 0 || at + wanted.length > value.length()) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      byte b = value.bytes()[value.offset() + at + i];
      boolean same = b == wanted[i];
      if (!same && !(anyCase && lower(b) == lower(wanted[i]))) {
        return false;
      }
    }
    return true;
  }

  private static int lower(byte b) {
    return b >= 'A' && b <= 'Z' ? b + 32 : b;
  }
}
