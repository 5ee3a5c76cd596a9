package io.jtrace.filter;

import io.jtrace.event.ParamType;
import io.jtrace.field.BoundField;
import io.jtrace.field.FieldValue;
import io.jtrace.filter.FilterNode.Check;
import io.jtrace.filter.FilterNode.Word;
import java.util.List;

/** Turns one comparison into a predicate over the typed value of its field. */
final class CheckCompiler {
  private final String filter;
  private final BoundField field;
  private final Check check;

  /** Decides on one value. */
  interface ValueTest {
    boolean test(FieldValue value);
  }

  CheckCompiler(String filter, BoundField field, Check check) {
    this.filter = filter;
    this.field = field;
    this.check = check;
  }

  EventPredicate compile() throws FilterException {
    FieldValue value = new FieldValue();
    BoundField bound = field;
    if (check.operator() == Operator.EXISTS) {
      return event -> bound.extract(event, 0, value);
    }
    Operator operator = check.operator().canonical();
    boolean negated = operator == Operator.NOT_EQUAL;
    ValueTest test = negated ? test(Operator.EQUAL) : test(operator);
    return negated ? noneOf(bound, value, test) : anyOf(bound, value, test);
  }

  private static EventPredicate anyOf(BoundField bound, FieldValue value, ValueTest test) {
    return event -> {
      for (int i = 0; bound.extract(event, i, value); i++) {
        if (test.test(value)) {
          return true;
        }
      }
      return false;
    };
  }

  /** A missing value is not unequal to anything: every comparison with it is false. */
  private static EventPredicate noneOf(BoundField bound, FieldValue value, ValueTest test) {
    return event -> {
      int i = 0;
      while (bound.extract(event, i, value)) {
        if (test.test(value)) {
          return false;
        }
        i++;
      }
      return i > 0;
    };
  }

  private ValueTest test(Operator operator) throws FilterException {
    return switch (field.type()) {
      case CHARBUF, FSPATH, FSRELPATH -> new TextTests(this).test(operator);
      case BYTEBUF -> new BytesTests(this).test(operator);
      case IPADDR, IPV4ADDR, IPV6ADDR, IPNET, IPV4NET, IPV6NET ->
          new AddressTests(this).test(operator);
      case BOOL -> new NumberTests(this).truth(operator);
      case SOCKADDR, SOCKTUPLE, FDLIST, DYN, CHARBUFARRAY, CHARBUF_PAIR_ARRAY ->
          throw error("field " + field.text() + " cannot be compared", check.field());
      default -> new NumberTests(this).test(operator);
    };
  }

  List<Word> values() {
    return check.values();
  }

  Word value() {
    return check.values().get(0);
  }

  ParamType type() {
    return field.type();
  }

  FilterException unsupported(Operator operator, String what) {
    return error(
        "'" + operator.symbol() + "' is not supported for " + what + " such as " + field.text(),
        check.field());
  }

  FilterException error(String message, Word at) {
    return new FilterException(message, filter, at.position());
  }
}
