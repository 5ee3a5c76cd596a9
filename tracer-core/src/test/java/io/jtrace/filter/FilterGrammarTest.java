package io.jtrace.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jtrace.event.Event;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterGrammarTest {
  private final Event open = SmallEvents.open("/etc/passwd");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evt.dir=<",
        "evt.dir = <",
        "evt.dir='<'",
        "evt.dir = \"<\"",
        "evt.dir==<",
        "evt.dir!=>",
        "evt.dir != >",
        "(evt.dir=<)",
        "evt.dir in (<,x)",
        "not evt.dir=>",
        "not(evt.dir=>)"
      })
  void shouldTakeAngleBracketsAsValuesWhenTheyStandBehindAnOperator(String filter) {
    assertTrue(SmallEvents.keeps(filter, open));
    assertFalse(SmallEvents.keeps(filter, SmallEvents.readEnter()));
  }

  @Test
  void shouldBindOrWeakerThanAndWhenMixed() {
    assertTrue(SmallEvents.keeps("evt.num=200 or evt.num=1 and evt.num=2", open));
    assertTrue(SmallEvents.keeps("evt.num=1 and evt.num=2 or evt.num=200", open));
    assertFalse(SmallEvents.keeps("(evt.num=200 or evt.num=1) and evt.num=2", open));
  }

  @Test
  void shouldBindNotClosestWhenMixed() {
    assertTrue(SmallEvents.keeps("not evt.num=1 and evt.num=200", open));
    assertFalse(SmallEvents.keeps("not evt.num=200 or evt.num=1", open));
    assertFalse(SmallEvents.keeps("not (evt.num=1 or evt.num=200)", open));
  }

  @Test
  void shouldTurnRoundTwiceWhenNotStandsTwice() {
    assertTrue(SmallEvents.keeps("not not evt.num=200", open));
    assertFalse(SmallEvents.keeps("not not not evt.num=200", open));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fd.name=/etc/passwd",
        "fd.name='/etc/passwd'",
        "fd.name = \"/etc/passwd\"",
        "fd.name='/etc/pass\\x77d'",
        "fd.name in ( /tmp , '/etc/passwd' )",
        "fd.name startswith/etc",
        "fd.name\n  startswith\n\t/etc",
        "fd.name regex '/etc/\\w+'",
        "fd.name regex '/etc/\\\\w+'"
      })
  void shouldReadValuesHoweverTheyAreQuoted(String filter) {
    assertTrue(SmallEvents.keeps(filter, open));
  }

  @Test
  void shouldKeepTheOtherQuoteWhenAValueIsQuoted() {
    Event event = SmallEvents.open("it's \"x\"");

    assertTrue(SmallEvents.keeps("fd.name=\"it's \\\"x\\\"\"", event));
    assertTrue(SmallEvents.keeps("fd.name='it\\'s \"x\"'", event));
  }

  @Test
  void shouldCompareUtf8BytesWhenTheFilterHasOtherCharacters() {
    assertTrue(SmallEvents.keeps("fd.name=/tmp/é€", SmallEvents.open("/tmp/é€")));
    assertTrue(SmallEvents.keeps("fd.name='/tmp/\\xc3\\xa9'", SmallEvents.open("/tmp/é")));
    assertTrue(SmallEvents.keeps("fd.name glob '/tmp/??'", SmallEvents.open("/tmp/é")));
  }

  @Test
  void shouldTakeCommasAsTextWhenNotInAList() {
    assertTrue(SmallEvents.keeps("fd.name=/a,b", SmallEvents.open("/a,b")));
    assertFalse(SmallEvents.keeps("fd.name in (/a,b)", SmallEvents.open("/a,b")));
  }

  @Test
  void shouldTakeNothingAsTheEmptyTextWhenAListHasGaps() {
    Event nameless = SmallEvents.open("");

    assertTrue(SmallEvents.keeps("fd.name in ()", nameless));
    assertTrue(SmallEvents.keeps("fd.name in (a,,b)", nameless));
    assertTrue(SmallEvents.keeps("fd.name in (a,)", nameless));
    assertTrue(SmallEvents.keeps("fd.name in (,a)", nameless));
    assertFalse(SmallEvents.keeps("fd.name in (a,b)", nameless));
    assertFalse(SmallEvents.keeps("fd.name in ()", open));
  }

  @Test
  void shouldReadAsDeepAsAHundredBrackets() {
    assertTrue(SmallEvents.keeps("(".repeat(100) + "evt.num=200" + ")".repeat(100), open));
  }

  @Test
  void shouldReadArgumentsOfFieldsWhenQuotedOrNot() {
    assertTrue(SmallEvents.keeps("proc.aname[1]=sshd", open));
    assertTrue(SmallEvents.keeps("proc.aname[\"1\"]=sshd", open));
    assertTrue(SmallEvents.keeps("evt.arg.name endswith wd", open));
  }

  @Test
  void shouldKnowWhereEachNodeBeginsWhenParsed() throws FilterException {
    Node tree = Parser.parse(new Source("not a=1 or (b exists and c in (x, 'y'))"));

    Node.Value x = new Node.Value(31, "x");
    Node.Value y = new Node.Value(34, "y");
    Node.Check a = new Node.Check(4, "a", Operator.EQUAL, 5, List.of(new Node.Value(6, "1")));
    Node.Check b = new Node.Check(12, "b", Operator.EXISTS, 14, List.of());
    Node.Check c = new Node.Check(25, "c", Operator.IN, 27, List.of(x, y));
    Node and = new Node.And(12, List.of(b, c));
    assertEquals(new Node.Or(0, List.of(new Node.Not(0, a), and)), tree);
  }
}
