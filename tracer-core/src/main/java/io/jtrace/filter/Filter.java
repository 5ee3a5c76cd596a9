package io.jtrace.filter;

import io.jtrace.field.BoundField;
import io.jtrace.field.Field;
import io.jtrace.field.FieldBinder;
import io.jtrace.field.FieldException;
import io.jtrace.filter.FilterNode.Check;
import io.jtrace.filter.FilterNode.Word;
import java.util.List;

/** Compiles filters. A compiled filter belongs to the thread and the state its fields are bound to. */
public final class Filter {
  private final String text;
  private final FieldBinder binder;

  private Filter(String text, FieldBinder binder) {
    this.text = text;
    this.binder = binder;
  }

  /**
   * Compiles a filter; its grammar is drawn at the parser.
   *
   * @param text the whole filter
   * @param binder binds its fields
   * @return the predicate
   * @throws FilterException for a mistake, with its position and, for names, the nearest known one
   */
  public static EventPredicate compile(String text, FieldBinder binder) throws FilterException {
    return new Filter(text, binder).compile(new Parser(text).parse());
  }

  private EventPredicate compile(FilterNode node) throws FilterException {
    if (node instanceof FilterNode.Or or) {
      return any(compileAll(or.children()));
    }
    if (node instanceof FilterNode.And and) {
      return all(compileAll(and.children()));
    }
    if (node instanceof FilterNode.Not not) {
      EventPredicate child = compile(not.child());
      return event -> !child.test(event);
    }
    return compile((Check) node);
  }

  private EventPredicate[] compileAll(List<FilterNode> children) throws FilterException {
    EventPredicate[] predicates = new EventPredicate[children.size()];
    for (int i = 0; i < predicates.length; i++) {
      predicates[i] = compile(children.get(i));
    }
    return predicates;
  }

  private static EventPredicate any(EventPredicate[] children) {
    return event -> {
      for (EventPredicate child : children) {
        if (child.test(event)) {
          return true;
        }
      }
      return false;
    };
  }

  private static EventPredicate all(EventPredicate[] children) {
    return event -> {
      for (EventPredicate child : children) {
        if (!child.test(event)) {
          return false;
        }
      }
      return true;
    };
  }

  private EventPredicate compile(Check check) throws FilterException {
    BoundField field = bind(check.field());
    if (field.field().is(Field.Trait.PRINT_ONLY)) {
      throw error("field " + field.text() + " is for printing only", check.field());
    }
    if (field.field().name().equals("evt.type")) {
      checkEventNames(check);
    }
    return new CheckCompiler(text, field, check).compile();
  }

  private BoundField bind(Word word) throws FilterException {
    try {
      return binder.bind(word.text());
    } catch (FieldException e) {
      List<String> names = binder.fields().stream().map(Field::name).toList();
      boolean unknown = binder.prefixLength(word.text()) == 0;
      String hint = unknown ? Nearest.hint(word.text(), names) : "";
      throw error(e.getMessage() + hint, word);
    }
  }

  private void checkEventNames(Check check) throws FilterException {
    Operator operator = check.operator().canonical();
    boolean exact =
        operator == Operator.EQUAL || operator == Operator.NOT_EQUAL || operator == Operator.IN;
    for (Word value : check.values()) {
      if (exact && !binder.isEventName(value.text())) {
        String hint = Nearest.hint(value.text(), binder.eventNames());
        throw error("unknown event type " + value.text() + hint, value);
      }
    }
  }

  private FilterException error(String message, Word word) {
    return new FilterException(message, text, word.position());
  }
}
