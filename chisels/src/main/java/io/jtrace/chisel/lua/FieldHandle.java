package io.jtrace.chisel.lua;

import io.jtrace.event.Event;
import io.jtrace.event.ParamType;
import io.jtrace.field.BoundField;
import io.jtrace.field.FieldValue;
import io.jtrace.field.LatinText;
import io.jtrace.field.RenderSettings;
import io.jtrace.field.ValueText;
import java.util.Arrays;
import java.util.function.Supplier;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

/** What {@code chisel.request_field} returns: reads one field as a Lua value. */
final class FieldHandle extends LuaValue {
  private static final int KEPT = 256;
  private final BoundField field;
  private final FieldValue value = new FieldValue();
  private final Supplier<RenderSettings> rendering;
  private final boolean rendered;
  private final boolean text;
  private final boolean unsigned;
  private RenderSettings settings;
  private ValueText renderer;
  private final String[] texts = new String[KEPT];
  private final LuaString[] converted = new LuaString[KEPT];

  /** A handle of a field; buffers are rendered as the settings of that moment say. */
  FieldHandle(BoundField field, Supplier<RenderSettings> rendering) {
    this.field = field;
    this.rendering = rendering;
    this.rendered = field.text().equals("evt.buffer");
    this.text =
        switch (field.type()) {
          case CHARBUF, FSPATH, FSRELPATH -> true;
          default -> false;
        };
    this.unsigned = field.type() == ParamType.UINT64;
  }

  @Override
  public int type() {
    return TLIGHTUSERDATA;
  }

  @Override
  public String typename() {
    return "userdata";
  }

  /** The field's value, nil when the event has none. */
  LuaValue read(Event event) {
    return extract(event) ? converted() : NIL;
  }

  /** Reads the field; false when the event has no value. */
  boolean extract(Event event) {
    return field.extract(event, value);
  }

  /** What was read last, as Lua sees it. */
  LuaValue converted() {
    return switch (field.type()) {
      case CHARBUF, FSPATH, FSRELPATH -> text(value.text());
      case BOOL -> valueOf(value.truth());
      case DOUBLE -> valueOf(value.real());
      case BYTEBUF -> bytes();
      case IPV4ADDR, IPV6ADDR, IPADDR -> Text.lua(address());
      case SOCKADDR, SOCKTUPLE, SYSCALLID, SIGTYPE, FDLIST, SIGSET, DYN -> throw unreadable();
      case CHARBUFARRAY, CHARBUF_PAIR_ARRAY, IPV4NET, IPV6NET, IPNET -> throw unreadable();
      case UINT64 -> valueOf(unsigned(value.number()));
      default -> number(value.number());
    };
  }

  /** Whether {@link #text} or {@link #number} tells the values apart as Lua would. */
  boolean isKey() {
    return isText() || field.type() == ParamType.BOOL || isAmount();
  }

  /** Whether values are texts. */
  boolean isText() {
    return text;
  }

  /** Whether values are whole numbers. */
  boolean isAmount() {
    return switch (field.type()) {
      case CHARBUF, FSPATH, FSRELPATH, BOOL, DOUBLE, BYTEBUF -> false;
      case IPV4ADDR, IPV6ADDR, IPADDR, IPV4NET, IPV6NET, IPNET -> false;
      case SOCKADDR, SOCKTUPLE, SYSCALLID, SIGTYPE, FDLIST, SIGSET, DYN -> false;
      case CHARBUFARRAY, CHARBUF_PAIR_ARRAY -> false;
      default -> true;
    };
  }

  /** The text read last. */
  String text() {
    return value.text();
  }

  /** The whole number or truth value read last. */
  long number() {
    return value.number();
  }

  /** The whole number read last, as Lua calculates with it. */
  double amount() {
    return unsigned ? unsigned(value.number()) : value.number();
  }

  private static LuaValue number(long number) {
    return (int) number == number ? valueOf((int) number) : valueOf((double) number);
  }

  private static double unsigned(long number) {
    return number >= 0 ? number : (number >>> 1) * 2.0;
  }

  /** Texts of the state come again and again as the same object: they are converted once. */
  private LuaValue text(String text) {
    int at = text.hashCode() & KEPT - 1;
    if (text != texts[at]) {
      texts[at] = text;
      converted[at] = Text.lua(text);
    }
    return converted[at];
  }

  private LuaValue bytes() {
    if (rendered) {
      return shown();
    }
    int from = value.offset();
    return LuaString.valueOf(Arrays.copyOfRange(value.bytes(), from, from + value.length()));
  }

  private LuaValue shown() {
    if (rendering.get() != settings) {
      settings = rendering.get();
      renderer = new ValueText(settings);
    }
    LatinText text = new LatinText();
    renderer.append(text, field, value);
    return Text.lua(text.toString());
  }

  private String address() {
    int from = value.offset();
    byte[] copy = Arrays.copyOfRange(value.bytes(), from, from + value.length());
    return IpText.of(copy);
  }

  private RuntimeException unreadable() {
    ParamType type = field.type();
    return Action.failure("field " + field.text() + " has type " + type + ", not for chisels");
  }
}
