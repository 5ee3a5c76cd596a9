package io.jtrace.filter;

import io.jtrace.event.Event;
import io.jtrace.field.BoundField;
import io.jtrace.field.Field;
import io.jtrace.field.FieldBinder;
import io.jtrace.field.FieldException;
import io.jtrace.field.FieldValue;
import io.jtrace.field.SpanField;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns a tree into a predicate: binds the fields and gives each check the test of its type. */
final class Compiler {
  /** The one field whose values are known beforehand. */
  private static final String EVENT_TYPE = "evt.type";

  /** The one field that is a distance: to equal it is to be no farther away. */
  private static final String DISTANCE = "evt.around";

  /** Fields that are the same for all events of a type, generic ones excepted. */
  private static final Set<String> BY_TYPE = Set.of(EVENT_TYPE, "evt.dir", "syscall.type");

  private final Source source;
  private final FieldBinder binder;

  Compiler(Source source, FieldBinder binder) {
    this.source = source;
    this.binder = binder;
  }

  /** Compiles a tree; terms are tested in their order and no more of them than needed. */
  EventPredicate compile(Node node) throws FilterException {
    if (node instanceof Node.Or or) {
      return new AnyOf(compileAll(or.terms()));
    }
    if (node instanceof Node.And and) {
      return new AllOf(compileAll(and.terms()));
    }
    if (node instanceof Node.Not not) {
      return new NotOf(compile(not.term()));
    }
    return check((Node.Check) node);
  }

  private EventPredicate[] compileAll(List<Node> nodes) throws FilterException {
    EventPredicate[] predicates = new EventPredicate[nodes.size()];
    for (int i = 0; i < predicates.length; i++) {
      predicates[i] = compile(nodes.get(i));
    }
    return predicates;
  }

  private EventPredicate check(Node.Check check) throws FilterException {
    BoundField field = bind(check);
    if (check.operator() == Operator.EXISTS && field instanceof SpanField around) {
      return anySpan(around, cell -> true);
    }
    if (check.operator() == Operator.EXISTS) {
      FieldValue cell = new FieldValue();
      return event -> field.extract(event, 0, cell);
    }
    if (field.field().name().equals(EVENT_TYPE) && check.operator().comparesWhole()) {
      requireEventNames(check.values());
    }
    if (field.field().name().equals(DISTANCE)) {
      return anyValue(field, tests(check, field).test(within(check)));
    }
    ValueTest test = tests(check, field).test(check);
    if (field instanceof SpanField around) {
      return anySpan(
          around, check.operator() == Operator.NOT_EQUAL ? cell -> !test.test(cell) : test);
    }
    EventPredicate predicate =
        check.operator() == Operator.NOT_EQUAL ? noValue(field, test) : anyValue(field, test);
    return BY_TYPE.contains(field.field().name()) ? new TypeVerdicts(predicate) : predicate;
  }

  private Node.Check within(Node.Check check) throws FilterException {
    if (check.operator() != Operator.EQUAL && check.operator() != Operator.EQUAL_TWICE) {
      throw source.error(DISTANCE + " supports only '='", check.operatorPosition());
    }
    return new Node.Check(
        check.position(),
        check.field(),
        Operator.LESS_OR_EQUAL,
        check.operatorPosition(),
        check.values());
  }

  private static EventPredicate anyValue(BoundField field, ValueTest test) {
    FieldValue cell = new FieldValue();
    return event -> passes(field, test, event, cell);
  }

  private static boolean passes(BoundField field, ValueTest test, Event event, FieldValue cell) {
    for (int i = 0; field.extract(event, i, cell); i++) {
      if (test.test(cell)) {
        return true;
      }
    }
    return false;
  }

  /** The first span that passes decides. */
  private static EventPredicate anySpan(SpanField field, ValueTest test) {
    FieldValue cell = new FieldValue();
    return event -> {
      for (int i = 0; field.extract(event, i, cell); i++) {
        if (test.test(cell)) {
          return !field.isOwn(i);
        }
      }
      return false;
    };
  }

  /** For {@code !=}, whose test is that of {@code =}: there are values and none is equal. */
  private static EventPredicate noValue(BoundField field, ValueTest equal) {
    FieldValue cell = new FieldValue();
    return event -> {
      int i = 0;
      while (field.extract(event, i, cell)) {
        if (equal.test(cell)) {
          return false;
        }
        i++;
      }
      return i > 0;
    };
  }

  private TestFactory tests(Node.Check check, BoundField field) throws FilterException {
    return switch (field.type()) {
      case CHARBUF, FSPATH, FSRELPATH -> new TextTests(source);
      case BYTEBUF -> new ByteTests(source);
      case IPV4ADDR, IPV6ADDR, IPADDR -> new AddressTests(source);
      case IPV4NET, IPV6NET, IPNET -> new NetworkTests(source);
      case DOUBLE -> new RealTests(source);
      case BOOL, PORT -> new NumberTests(source, field.type());
      case SOCKADDR, SOCKTUPLE, FDLIST, DYN, CHARBUFARRAY, CHARBUF_PAIR_ARRAY ->
          throw source.error(
              "wrong parameter type "
                  + field.type()
                  + ": "
                  + check.field()
                  + " can only be checked with 'exists'",
              check.position());
      default -> new NumberTests(source, field.type());
    };
  }

  private BoundField bind(Node.Check check) throws FilterException {
    BoundField field;
    try {
      field = binder.bind(check.field());
    } catch (FieldException e) {
      FilterException error = source.error(explain(check.field(), e), check.position());
      error.initCause(e);
      throw error;
    }
    if (field.field().is(Field.Trait.PRINT_ONLY)) {
      throw source.error(
          "field " + check.field() + " can be printed but not filtered on", check.position());
    }
    return field;
  }

  private String explain(String text, FieldException e) {
    int bracket = text.indexOf('[');
    String name = bracket < 0 ? text : text.substring(0, bracket);
    if (binder.fields().stream().anyMatch(field -> names(field, name))) {
      return e.getMessage();
    }
    Optional<String> nearest = Nearest.to(name, binder.fields().stream().map(Field::name).toList());
    return "nonexistent field " + text + suggestion(nearest);
  }

  private static boolean names(Field field, String name) {
    boolean argument = field.is(Field.Trait.NEEDS_ARGUMENT) || field.is(Field.Trait.TAKES_ARGUMENT);
    return name.equals(field.name()) || argument && name.startsWith(field.name() + ".");
  }

  private void requireEventNames(List<Node.Value> values) throws FilterException {
    for (Node.Value value : values) {
      if (!binder.isEventName(value.text())) {
        String name = value.shown();
        throw source.error(
            "unknown event type " + name + suggestion(Nearest.to(name, binder.eventNames())),
            value.position());
      }
    }
  }

  private static String suggestion(Optional<String> nearest) {
    return nearest.map(name -> "; did you mean " + name + "?").orElse("");
  }
}
