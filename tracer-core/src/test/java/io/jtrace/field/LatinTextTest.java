package io.jtrace.field;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatinTextTest {
  private final LatinText text = new LatinText(1);

  private static byte[] bytes(String latin) {
    return latin.getBytes(StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @ValueSource(
      longs = {
        0,
        7,
        10,
        99,
        100,
        12345,
        2147483647L,
        2147483648L,
        4294967295L,
        999999999999999999L,
        1000000000000000000L,
        Long.MAX_VALUE,
        -1,
        -4294967296L,
        Long.MIN_VALUE
      })
  void shouldWriteNumbersAsJavaDoesWhenDecimal(long number) {
    assertEquals("n=" + number, text.append("n=").append(number).toString());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 5, 123456789, 1234567890123L})
  void shouldFillWithZerosWhenPadded(long number) {
    assertEquals(String.format("%09d", number), text.appendPadded(number, 9).toString());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 0xf, 0x10, 0xdeadbeefL, -1})
  void shouldWriteAllDigitsWhenHexadecimal(long number) {
    assertEquals(String.format("%X", number), text.appendHex(number).toString());
  }

  @Test
  void shouldKeepEveryByteWhenTextIsLatin() {
    StringBuilder all = new StringBuilder();
    for (char c = 0; c < 256; c++) {
      all.append(c);
    }
    assertEquals(all.toString(), text.append(all.toString()).toString());
    assertEquals(0xe9, text.charAt(0xe9));
  }

  @Test
  void shouldStopAtNulWhenBytesAreText() {
    byte[] source = bytes("xabc\0def");
    assertEquals("abc", text.appendToNul(source, 1, 7).toString());
    assertEquals("abcab", text.appendToNul(source, 1, 2).toString());
  }

  @Test
  void shouldPutDotsWhenBytesAreNotPrintable() {
    byte[] source = bytes("a\n~\u007f\u00e9 ");
    assertEquals("a.~.. ", text.appendDotted(source, 0, 6).toString());
  }

  @Test
  void shouldDropControlsOnlyBehindStartWhenAsked() {
    text.append("\n|a\tb\u007fc\u00e9");
    assertEquals("\n|abc\u00e9", text.dropControls(2, false).toString());
    assertEquals("\n|abc", text.dropControls(2, true).toString());
  }

  @Test
  void shouldCutOrFillWithBlanksWhenLengthIsSet() {
    text.append("abc").setLength(5);
    assertEquals("abc  ", text.toString());
    text.setLength(2);
    assertEquals("ab", text.toString());
    assertEquals("b", text.from(1));
  }
}
