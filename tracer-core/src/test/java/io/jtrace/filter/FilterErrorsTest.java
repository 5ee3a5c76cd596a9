package io.jtrace.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterErrorsTest {
  private static final String OPERATORS =
      "=, ==, !=, <=, <, >=, >, contains, icontains, bcontains, startswith, bstartswith, endswith,"
          + " glob, iglob, regex, in, intersects, pmatch, exists";

  private static FilterException failure(String filter) {
    return assertThrows(
        FilterException.class,
        () -> Filter.compile(filter, new SmallFields(SmallEvents.SCHEMA)),
        filter);
  }

  private static void assertError(String filter, int position, String message) {
    FilterException error = failure(filter);
    assertEquals("filter error at position " + position + ": " + message, error.getMessage());
    assertEquals(position, error.position());
    assertEquals(filter, error.filter());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "``|0|unexpected end of filter: expected a field check, 'not' or '('",
        "  |2|unexpected end of filter: expected a field check, 'not' or '('",
        "not|3|unexpected end of filter: expected a field check, 'not' or '('",
        "evt.num=1 and|13|unexpected end of filter: expected a field check, 'not' or '('",
        "(|1|unexpected end of filter: expected a field check, 'not' or '('",
        "()|1|expected a field check, 'not' or '('",
        "!evt.num=1|0|expected a field check, 'not' or '('",
        "evt.num=1 and or|14|expected a field check, 'not' or '('",
        "and evt.num=1|0|expected a field check, 'not' or '('",
        "(evt.num=1|10|unexpected end of filter: expected a ')' for the '(' at position 0",
        "(evt.num=1 evt|11|unexpected token after 'evt.num=1', expecting ')', 'or', 'and'",
        "evt.num=1)|9|unexpected token after 'evt.num=1', expecting 'or', 'and'",
        "evt.num=1 && evt.num=2|10|unexpected token after 'evt.num=1', expecting 'or', 'and'",
        "evt.num=1 AND evt.num=2|10|unexpected token after 'evt.num=1', expecting 'or', 'and'",
        "(evt.num=1)(evt.num=2)|11|unexpected token after '(evt.num=1)', expecting 'or', 'and'",
        "evt.num=1 andy|10|unexpected token after 'evt.num=1', expecting 'or', 'and'",
        "evt.num=|8|unexpected end of filter: expected a value after '='",
        "evt.num= |9|unexpected end of filter: expected a value after '='",
        "(evt.num=)|9|expected a value after '='",
        "fd.name contains (a)|17|expected a value after 'contains'",
        "fd.name in|10|expected '(' after 'in' operand",
        "fd.name intersects a|19|expected '(' after 'intersects' operand",
        "fd.name pmatch /a|15|expected '(' after 'pmatch' operand",
        "fd.name in (a|13|unexpected end of filter: expected either ')' or ',' after a value in 'in'"
            + " operand",
        "fd.name in (a b)|14|expected either ')' or ',' after a value in 'in' operand",
        "fd.name = 'abc|10|unclosed quotes",
        "fd.name = 'abc\"|10|unclosed quotes",
        "fd.name = '\\xZ1'|11|unrecognized escape sequence: \\x needs two hex digits",
        "fd.name = '\\x1|11|unrecognized escape sequence: \\x needs two hex digits",
        "proc.aname[1 = x|10|unclosed '[' in a field argument",
        "proc.aname[\"1\" = x|10|unclosed '[' in a field argument"
      })
  void shouldSayWhereTheGrammarIsBroken(String filter, int position, String message) {
    assertError(filter, position, message);
  }

  @Test
  void shouldListTheOperatorsWhenThereIsNone() {
    assertError("evt.num", 7, "expected a valid check operator: one of " + OPERATORS);
    assertError("fd.name like x", 8, "expected a valid check operator: one of " + OPERATORS);
    assertError("not evt.num!1", 11, "expected a valid check operator: one of " + OPERATORS);
  }

  @Test
  void shouldPointToTheBracketWhenNestedTooDeep() {
    String filter = "(".repeat(101) + "evt.num=1" + ")".repeat(101);

    assertError(filter, 100, "brackets are nested deeper than 100");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "proc.anmae=x|0|nonexistent field proc.anmae; did you mean proc.aname?",
        "not fd.nme = x|4|nonexistent field fd.nme; did you mean fd.name?",
        "proc.anmae[1]=x|0|nonexistent field proc.anmae[1]; did you mean proc.aname?",
        "wholly.different=x|0|nonexistent field wholly.different",
        "EVT.NUM=1|0|nonexistent field EVT.NUM",
        "evt.arg = x|0|field evt.arg needs an argument",
        "proc.aname[x]=x|0|x is no index of proc.aname",
        "fd.name[1]=x|0|unrecognized field fd.name[1]",
        "evt.args contains x|0|field evt.args can be printed but not filtered on",
        "evt.num=1 or evt.type=opne|22|unknown event type opne; did you mean open?",
        "evt.type != zzzzzzzz|12|unknown event type zzzzzzzz",
        "evt.type in (open,raed)|18|unknown event type raed; did you mean read?",
        "evt.type in ()|13|unknown event type",
        "evt.tuple = x|0|wrong parameter type SOCKTUPLE: evt.tuple can only be checked with 'exists'"
      })
  void shouldNameTheNearestWhenAFieldOrEventDoesNotExist(
      String filter, int position, String message) {
    assertError(filter, position, message.equals("unknown event type") ? message + " " : message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "evt.num=1x|8|'1x' is not a valid number",
        "evt.num=''|8|'' is not a valid number",
        "evt.num=0x10|8|'0x10' is not a valid number",
        "evt.num=1.5|8|'1.5' is not a valid number",
        "evt.num in (1, two)|15|'two' is not a valid number",
        "evt.num=18446744073709551616|8|'18446744073709551616' is not a valid number",
        "evt.num=-9223372036854775809|8|'-9223372036854775809' is not a valid number",
        "evt.rawres=9223372036854775808|11|'9223372036854775808' is not a valid number",
        "evt.num > 0x|10|'0x' is not a valid number",
        "thread.cpu > NaN|13|'NaN' is not a valid number",
        "thread.cpu in (1, é)|18|'é' is not a valid number",
        "evt.failed=yes|11|unrecognized boolean value 'yes', must be true or false",
        "evt.failed=2|11|unrecognized boolean value '2', must be true or false",
        "fd.port=nosuch|8|unrecognized protocol 'nosuch', must be a port or the name of a service",
        "fd.ip=localhost|6|unrecognized IPv4/IPv6 address 'localhost'",
        "fd.ip=1.2.3|6|unrecognized IPv4/IPv6 address '1.2.3'",
        "fd.ip=1.2.3.256|6|unrecognized IPv4/IPv6 address '1.2.3.256'",
        "fd.ip in (1.2.3.4, 1::2::3)|19|unrecognized IPv4/IPv6 address '1::2::3'",
        "fd.net=10.0.0.0|7|unrecognized IP network '10.0.0.0', must be an address with /bits",
        "fd.net=net/8|7|unrecognized IP network 'net/8', must be an address with /bits",
        "fd.net=10.0.0.0/33|7|invalid netmask in '10.0.0.0/33', must be 0 to 32",
        "fd.net=10.0.0.0/|7|invalid netmask in '10.0.0.0/', must be 0 to 32",
        "fd.net in (::/129)|11|invalid netmask in '::/129', must be 0 to 128",
        "evt.buffer bcontains 0g|21|'0g' is not a valid hex string",
        "evt.buffer bstartswith 012|23|'012' is not a valid hex string",
        "fd.name regex '(a'|14|invalid regular expression '(a': Unclosed group"
      })
  void shouldSayWhatAValueMustBe(String filter, int position, String message) {
    assertError(filter, position, message);
  }

  @ParameterizedTest
  @CsvSource({
    "evt.num contains 1,8,contains,numeric",
    "evt.num glob 1,8,glob,numeric",
    "evt.failed startswith 1,11,startswith,numeric",
    "fd.port regex 1,8,regex,numeric",
    "thread.cpu icontains 1,11,icontains,numeric",
    "fd.name bcontains 61,8,bcontains,string",
    "fd.name bstartswith 61,8,bstartswith,string",
    "evt.buffer icontains a,11,icontains,buffer",
    "evt.buffer < a,11,<,buffer",
    "fd.ip > 1.2.3.4,6,>,ip address and network",
    "fd.net contains 1,7,contains,ip address and network"
  })
  void shouldRefuseOperatorsThatATypeDoesNotHave(
      String filter, int position, String operator, String kind) {
    assertError(
        filter, position, "'" + operator + "' operator not supported for " + kind + " filters");
  }

  @ParameterizedTest
  @CsvSource({"evt.num,8", "thread.cpu,11", "evt.buffer,11", "fd.ip,6", "fd.net,7"})
  void shouldMatchPathsOnlyOfTexts(String field, int position) {
    assertError(field + " pmatch (/a)", position, "pmatch requires a text field");
  }

  @Test
  void shouldPutACaretUnderTheMistakeWhenTheFilterHasLines() {
    assertEquals(
        "evt.num=1  and proc.anmae=x\n               ^",
        failure("evt.num=1\n\tand proc.anmae=x").caret());
  }
}
