package io.jtrace.filter;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a filter demands of single fields: each must have one of some values, or no event passes.
 * Fewer demands than there are is always right, for they only spare work: whoever leaves out what
 * does not meet them still asks the filter about the rest.
 */
public final class Demands {
  private static final Map<String, Set<String>> NONE = Map.of();

  private Demands() {}

  /**
   * Demands of a filter.
   *
   * @param text the filter, not blank
   * @return texts of the values by field name; a field that is missing may have any value
   * @throws FilterException if the text is no filter
   */
  public static Map<String, Set<String>> of(String text) throws FilterException {
    return of(Parser.parse(new Source(text)));
  }

  /**
   * Names of the fields of a filter.
   *
   * @param text the filter, not blank
   * @return names without arguments
   * @throws FilterException if the text is no filter
   */
  public static Set<String> fields(String text) throws FilterException {
    Set<String> names = new HashSet<>();
    collect(Parser.parse(new Source(text)), names);
    return names;
  }

  private static void collect(Node node, Set<String> names) {
    if (node instanceof Node.Check check) {
      names.add(check.field());
    } else if (node instanceof Node.Not not) {
      collect(not.term(), names);
    } else {
      terms(node).forEach(term -> collect(term, names));
    }
  }

  private static List<Node> terms(Node node) {
    return node instanceof Node.And and ? and.terms() : ((Node.Or) node).terms();
  }

  private static Map<String, Set<String>> of(Node node) {
    if (node instanceof Node.Check check) {
      return ofCheck(check);
    }
    if (node instanceof Node.Not) {
      return NONE;
    }
    boolean all = node instanceof Node.And;
    Map<String, Set<String>> found = null;
    for (Node term : terms(node)) {
      Map<String, Set<String>> more = of(term);
      found = found == null ? more : all ? both(found, more) : either(found, more);
    }
    return found == null ? NONE : found;
  }

  private static Map<String, Set<String>> ofCheck(Node.Check check) {
    return switch (check.operator()) {
      case EQUAL, EQUAL_TWICE, IN -> {
        Set<String> values = new HashSet<>();
        check.values().forEach(value -> values.add(value.text()));
        yield Map.of(check.field(), values);
      }
      default -> NONE;
    };
  }

  private static Map<String, Set<String>> both(
      Map<String, Set<String>> first, Map<String, Set<String>> second) {
    Map<String, Set<String>> all = new HashMap<>(first);
    second.forEach((field, values) -> all.merge(field, values, Demands::common));
    return all;
  }

  private static Set<String> common(Set<String> first, Set<String> second) {
    Set<String> common = new HashSet<>(first);
    common.retainAll(second);
    return common;
  }

  private static Map<String, Set<String>> either(
      Map<String, Set<String>> first, Map<String, Set<String>> second) {
    Map<String, Set<String>> shared = new HashMap<>();
    first.forEach(
        (field, values) -> {
          if (second.containsKey(field)) {
            Set<String> all = new HashSet<>(values);
            all.addAll(second.get(field));
            shared.put(field, all);
          }
        });
    return shared;
  }
}
