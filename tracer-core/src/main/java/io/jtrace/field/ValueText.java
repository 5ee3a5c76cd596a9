package io.jtrace.field;

import io.jtrace.event.ParamType;
import io.jtrace.state.Addresses;
import java.util.Locale;

/** Text of field values: what formats print and what JSON holds. One thread. */
public final class ValueText {
  private final RenderSettings settings;

  /**
   * A renderer.
   *
   * @param settings how buffers are shown
   */
  public ValueText(RenderSettings settings) {
    this.settings = settings;
  }

  /**
   * Appends a value as text.
   *
   * @param out where to
   * @param field what it is a value of
   * @param value the value
   */
  public void append(LatinText out, BoundField field, FieldValue value) {
    switch (field.type()) {
      case CHARBUF, FSPATH, FSRELPATH -> out.append(value.text());
      case BOOL -> out.append(value.truth());
      case DOUBLE -> out.append(String.format(Locale.ROOT, "%.1f", value.real()));
      case BYTEBUF -> buffer(out, field, value);
      case IPADDR, IPV4ADDR, IPV6ADDR ->
          out.append(Addresses.text(value.bytes(), value.offset(), value.length()));
      default -> number(out, field, value.number());
    }
  }

  /** {@code evt.rawarg} shows bytes as they are, up to a NUL; buffers are rendered. */
  private void buffer(LatinText out, BoundField field, FieldValue value) {
    if (!field.field().name().equals("evt.rawarg")) {
      BufferText.append(out, value.bytes(), value.offset(), value.length(), settings);
      return;
    }
    out.appendToNul(value.bytes(), value.offset(), value.length());
  }

  private static void number(LatinText out, BoundField field, long number) {
    switch (field.print()) {
      case HEX, OCT -> ParamText.number(out, number, field.type(), field.print());
      case PADDED_DEC -> out.appendPadded(number, 9);
      default -> decimal(out, field.type(), number);
    }
  }

  /** Fields keep their sign, unlike parameters: an unknown user is 4294967295. */
  private static void decimal(LatinText out, ParamType type, long number) {
    switch (type) {
      case INT32 -> out.append((int) number);
      case UINT64, ABSTIME -> NumberText.appendUnsigned(out, number);
      default -> out.append(number);
    }
  }

  /**
   * Whether values of a field are numbers in JSON.
   *
   * @param field the field
   * @return false for texts, buffers and addresses
   */
  public static boolean isNumber(BoundField field) {
    return switch (field.type()) {
      case CHARBUF, FSPATH, FSRELPATH, BYTEBUF, IPADDR, IPV4ADDR, IPV6ADDR, BOOL, DOUBLE -> false;
      default -> true;
    };
  }
}
