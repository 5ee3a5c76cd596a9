package io.jtrace.filter;

import java.util.ArrayList;
import java.util.List;

/**
 * Parses a filter by recursive descent. The grammar is the one sysdig has since 2022, widened so
 * that what its predecessor accepted is accepted too:
 *
 * <pre>{@code
 * filter   = or ;
 * or       = and { "or" and } ;
 * and      = not { "and" not } ;
 * not      = { "not" } ( "(" or ")" | check ) ;
 * check    = field ( "exists" | among list | operator value ) ;
 * among    = "in" | "intersects" | "pmatch" ;
 * operator = "=" | "==" | "!=" | "<" | "<=" | ">" | ">=" | "contains" | "icontains" | "bcontains"
 *          | "startswith" | "bstartswith" | "endswith" | "glob" | "iglob" | "regex" ;
 * list     = "(" [ value ] { "," [ value ] } ")" ;         (a missing value is the empty text)
 * field    = name [ "[" argument "]" ] ;                   (the argument may be quoted)
 * value    = plain | '"' { char } '"' | "'" { char } "'" ; (in quotes: \\ \" \' \xHH)
 * plain    = characters other than blank ( ) ' " and, in lists, comma
 * }</pre>
 *
 * <p>Blanks and line breaks may stand between all of these; keywords end at a blank or a bracket.
 */
final class Parser {
  private static final int MAX_DEPTH = 100;
  private static final String EXPECTED_CHECK = "expected a field check, 'not' or '('";

  private final Source source;
  private final Scanner scanner;
  private int depth;

  /** Where the last term began and ended, for errors about what follows it. */
  private int termStart;

  private int termEnd;

  private Parser(Source source) {
    this.source = source;
    this.scanner = new Scanner(source);
  }

  /** Parses a whole filter. */
  static Node parse(Source source) throws FilterException {
    Parser parser = new Parser(source);
    Node node = parser.or();
    if (!parser.scanner.atEnd()) {
      throw parser.unexpectedToken("'or', 'and'");
    }
    return node;
  }

  private Node or() throws FilterException {
    List<Node> terms = new ArrayList<>();
    do {
      terms.add(and());
    } while (scanner.takesWord("or"));
    return terms.size() == 1 ? terms.get(0) : new Node.Or(terms.get(0).position(), terms);
  }

  private Node and() throws FilterException {
    List<Node> terms = new ArrayList<>();
    do {
      terms.add(not());
      scanner.skipBlanks();
    } while (scanner.takesWord("and"));
    return terms.size() == 1 ? terms.get(0) : new Node.And(terms.get(0).position(), terms);
  }

  private Node not() throws FilterException {
    scanner.skipBlanks();
    int start = scanner.position();
    boolean negated = false;
    while (scanner.takesWord("not")) {
      negated = !negated;
      scanner.skipBlanks();
    }
    int termFrom = scanner.position();
    Node term = scanner.takes('(') ? group(termFrom) : check();
    termStart = termFrom;
    termEnd = scanner.position();
    return negated ? new Node.Not(start, term) : term;
  }

  private Node group(int open) throws FilterException {
    if (++depth > MAX_DEPTH) {
      throw source.error("brackets are nested deeper than " + MAX_DEPTH, open);
    }
    Node node = or();
    if (scanner.atEnd()) {
      throw source.error(
          "unexpected end of filter: expected a ')' for the '(' at position " + open,
          scanner.position());
    }
    if (!scanner.takes(')')) {
      throw unexpectedToken("')', 'or', 'and'");
    }
    depth--;
    return node;
  }

  private FilterException unexpectedToken(String expected) {
    String term = source.text().substring(termStart, termEnd);
    return source.error(
        "unexpected token after '" + term + "', expecting " + expected, scanner.position());
  }

  private Node check() throws FilterException {
    int start = scanner.position();
    if (scanner.atEnd()) {
      throw source.error("unexpected end of filter: " + EXPECTED_CHECK, start);
    }
    String field =
        scanner.startsWithWord("and") || scanner.startsWithWord("or") ? "" : scanner.field();
    if (field.isEmpty()) {
      throw source.error(EXPECTED_CHECK, start);
    }
    scanner.skipBlanks();
    int operatorStart = scanner.position();
    Operator operator = scanner.operator();
    return new Node.Check(start, field, operator, operatorStart, operands(operator));
  }

  private List<Node.Value> operands(Operator operator) throws FilterException {
    return switch (operator.operand()) {
      case NONE -> List.of();
      case VALUE -> List.of(value(operator));
      case LIST -> list(operator);
    };
  }

  private Node.Value value(Operator operator) throws FilterException {
    scanner.skipBlanks();
    int start = scanner.position();
    Node.Value value = scanner.value(false);
    if (scanner.position() == start) {
      String end = scanner.atEnd() ? "unexpected end of filter: " : "";
      throw source.error(end + "expected a value after '" + operator.sign() + "'", start);
    }
    return value;
  }

  private List<Node.Value> list(Operator operator) throws FilterException {
    scanner.skipBlanks();
    if (!scanner.takes('(')) {
      throw source.error(
          "expected '(' after '" + operator.sign() + "' operand", scanner.position());
    }
    List<Node.Value> values = new ArrayList<>();
    do {
      scanner.skipBlanks();
      values.add(scanner.value(true));
      scanner.skipBlanks();
    } while (scanner.takes(','));
    if (!scanner.takes(')')) {
      String end = scanner.atEnd() ? "unexpected end of filter: " : "";
      throw source.error(
          end + "expected either ')' or ',' after a value in '" + operator.sign() + "' operand",
          scanner.position());
    }
    return List.copyOf(values);
  }
}
