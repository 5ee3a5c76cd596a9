package io.jtrace.filter;

import io.jtrace.field.FieldValue;
import java.util.Arrays;
import java.util.HexFormat;

/** Tests of raw data. */
record ByteTests(Source source) implements TestFactory {
  @Override
  public ValueTest test(Node.Check check) throws FilterException {
    return switch (check.operator()) {
      case EQUAL, EQUAL_TWICE, NOT_EQUAL -> equal(check.value().bytes());
      case CONTAINS -> contains(check.value().bytes());
      case BCONTAINS -> contains(hex(check.value()));
      case STARTSWITH -> startsWith(check.value().bytes());
      case BSTARTSWITH -> startsWith(hex(check.value()));
      case ENDSWITH -> endsWith(check.value().bytes());
      case IN, INTERSECTS -> among(check);
      case PMATCH -> throw TextTests.pathsNeedTexts(source, check);
      default -> throw TestFactory.unsupported(source, check, "buffer");
    };
  }

  private static ValueTest equal(byte[] wanted) {
    return value -> value.length() == wanted.length && isAt(value, 0, wanted);
  }

  private static ValueTest startsWith(byte[] wanted) {
    return value -> value.length() >= wanted.length && isAt(value, 0, wanted);
  }

  private static ValueTest endsWith(byte[] wanted) {
    return value ->
        value.length() >= wanted.length && isAt(value, value.length() - wanted.length, wanted);
  }

  private static ValueTest contains(byte[] wanted) {
    return value -> {
      for (int i = 0; i + wanted.length <= value.length(); i++) {
        if (isAt(value, i, wanted)) {
          return true;
        }
      }
      return false;
    };
  }

  private static ValueTest among(Node.Check check) {
    byte[][] all = check.values().stream().map(Node.Value::bytes).toArray(byte[][]::new);
    return value -> {
      for (byte[] wanted : all) {
        if (value.length() == wanted.length && isAt(value, 0, wanted)) {
          return true;
        }
      }
      return false;
    };
  }

  private static boolean isAt(FieldValue value, int index, byte[] wanted) {
    int from = value.offset() + index;
    return Arrays.equals(value.bytes(), from, from + wanted.length, wanted, 0, wanted.length);
  }

  private byte[] hex(Node.Value value) throws FilterException {
    try {
      return HexFormat.of().parseHex(value.text());
    } catch (IllegalArgumentException e) {
      FilterException error =
          source.error("'" + value.shown() + "' is not a valid hex string", value.position());
      error.initCause(e);
      throw error;
    }
  }
}
