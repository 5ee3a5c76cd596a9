package io.jtrace.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is expected here is what sysdig 0.29.3 prints of such writes. */
class TracerReadingTest {
  private final ThreadTracers tracers = new ThreadTracers();
  private final ThreadInfo writer = writer();

  private static ThreadInfo writer() {
    ThreadInfo thread = new ThreadInfo(new MachineState(), 12);
    thread.pid = 11;
    thread.ptid = 10;
    return thread;
  }

  private String shown() {
    TracerText text = tracers.text;
    return (text.enter() ? "> " : "< ")
        + text.id()
        + " "
        + text.tagText()
        + " "
        + text.argumentText(':');
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ">:1:login:: | > 1 login",
        "<:1:login.sub:c=3: | < 1 login.sub c:3",
        ">:t:a.b:x=1,y=2:more | > 12 a.b x:1,y:2",
        ">:p:a:: | > 11 a",
        ">:pp:a:: | > 10 a",
        ">::a:: | > 0 a",
        ">:g:a:: | > 0 a",
        ">:-7:a:: | > -7 a",
        ">:99999999999999999999:big:: | > 7766279631452241919 big",
        ">:1:t\\.a\\:b:n\\=a=v\\,w: | > 1 t.a:b n=a:v,w",
        "[\">\", 5, [\"a\", \"b\"], [{\"x\":\"1\"}, {\"y\":\"2\"}]] | > 5 a.b x:1,y:2",
        "[\"<\",\"pp\",[],[]] | < 10",
      })
  void shouldReadEveryFormOfTracer(String data, String expected) {
    assertEquals(TracerOutcome.WHOLE, tracers.read(data, writer));
    assertEquals(expected, shown().strip());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "hello", ">x", ">:x:a::", ">:1:a=b::", ">:1:a\n::", ">:1:a:b:", "[]", "[1"})
  void shouldTakeOtherTextsForNone(String data) {
    assertEquals(TracerOutcome.BROKEN, tracers.read(data, writer));
    assertEquals(List.of("invalid tracer " + data + ", len" + data.length()), tracers.text.tags());
  }

  @Test
  void shouldPutATracerTogetherWhenItComesInParts() {
    assertEquals(TracerOutcome.PART, tracers.read(">:2:a", writer));
    assertEquals(TracerOutcome.PART, tracers.read("b.c:", writer));
    assertEquals(TracerOutcome.WHOLE, tracers.read("x=1:", writer));

    assertEquals("> 2 ab.c x:1", shown());
  }

  @Test
  void shouldWaitForMoreWhenAnIdBeginsWithZero() {
    assertEquals(TracerOutcome.PART, tracers.read(">:0:zero::", writer));
  }

  @Test
  void shouldMatchEndsWithTheYoungestBeginning() {
    Spans spans = new Spans();
    tracers.read(">:1:a.b:n=1:", writer);
    tracers.follow(spans, 12, 100);
    tracers.read(">:1:a.b:n=2:", writer);
    tracers.follow(spans, 12, 200);
    tracers.read("<:1:a.b::", writer);
    tracers.follow(spans, 12, 300);

    assertEquals(200, tracers.span.beginNanos());
    assertEquals(100, spans.get(0).beginNanos());
    assertEquals(1, spans.count());
  }
}
