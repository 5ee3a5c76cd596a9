package io.jtrace.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jtrace.field.RenderSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The mini-language of formats. Texts of errors are sysdig 0.29.3's. */
class EventFormatTest {
  private final Scene scene = new Scene();

  private void read() {
    scene.event("PPME_SYSCALL_READ_E").u64(3).u32(16).end();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "%~invalid formatting syntax: formatting cannot end with a %",
        "%evt.num%~invalid formatting syntax: formatting cannot end with a %",
        "%12~invalid formatting syntax: formatting cannot end with a number",
        "%evt.~invalid formatting token evt.",
        "x %nope and more~invalid formatting token nope and more",
        "%-5evt.type~invalid formatting token -5evt.type",
        "%fd.ip~fd.ip is filter only and cannot be used as a display field",
        "%evt.arg.nosuch~unknown event argument nosuch",
        "%evt.rawarg.zz~unknown event argument zz",
        "%evt.rawarg[0]~evt.arg fields must be expressed explicitly",
        "%evt.arg~field evt.arg needs an argument",
      })
  void shouldSayWhatIsWrongWithTemplate(String template, String message) {
    assertEquals(
        message, assertThrows(FormatException.class, () -> scene.lines(template)).getMessage());
  }

  @Test
  void shouldRefuseEmptyTemplate() {
    assertEquals(
        "empty formatting token",
        assertThrows(FormatException.class, () -> scene.lines("")).getMessage());
  }

  @Test
  void shouldPrintEmptyLinesWhenTemplateIsOnlyStar() throws FormatException {
    read();

    assertEquals(List.of(""), scene.lines("*"));
  }

  @Test
  void shouldPadAndCutToWidth() throws FormatException {
    read();

    assertEquals(List.of("rea|work  |work"), scene.lines("%3evt.type|%6proc.name|%0proc.name"));
  }

  @Test
  void shouldTakeLongestFieldName() throws FormatException {
    read();

    assertEquals(List.of("workfoo 0foo"), scene.lines("%proc.namefoo %evt.latencyfoo"));
  }

  @Test
  void shouldEndArgumentWhereParameterNameEnds() throws FormatException {
    read();

    assertEquals(List.of("<f>/etc/hostsx"), scene.lines("%evt.arg.fdx"));
  }

  @Test
  void shouldDropLineWhenFieldIsMissing() throws FormatException {
    read();

    assertEquals(List.of(), scene.lines("%evt.num %evt.res"));
    assertEquals(List.of("1 <NA>"), scene.lines("*%evt.num %evt.res"));
  }

  @Test
  void shouldKnowEscapes() throws FormatException {
    read();

    assertEquals(List.of("1\n\t\u001b\\\\q"), scene.lines("%evt.num\\n\\t\\e\\\\\\q"));
  }

  @Test
  void shouldWriteSortedKeysAndTypedValuesAsJson() throws FormatException {
    read();

    assertEquals(
        List.of(
            "{\"evt.failed\":false,\"evt.num\":1,\"evt.res\":null,\"evt.time\":1700000000000000007,"
                + "\"proc.name\":\"work\"}"),
        scene.lines(
            "*x %evt.num %9evt.time %proc.name %evt.res %evt.num %evt.failed",
            RenderSettings.DEFAULTS, true));
  }
}
