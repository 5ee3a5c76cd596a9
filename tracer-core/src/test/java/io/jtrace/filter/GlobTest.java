package io.jtrace.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values: what {@code fnmatch(pattern, text, 0)} of glibc 2.36 returns. */
class GlobTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '`',
      value = {
        "* /a/b true",
        "/usr/* /usr/lib/x true",
        "/usr/* /usr false",
        "*lib*.so* /usr/lib/libc.so.6 true",
        "? a true",
        "? `` false",
        "[or]* open true",
        "[!or]* open false",
        "[^or]* close true",
        "[a-c]x bx true",
        "[a-c]x dx false",
        "[]a] ] true",
        "[!]a] b true",
        "[!]a] ] false",
        "[a [a true",
        "[a a false",
        "\\* * true",
        "\\* a false",
        "[[:digit:]]* 9x true",
        "[[:alpha:]_] _ true",
        "[[:digit:]] x false",
        "a*b*c aXbXbc true",
        "a*b*c aXbX false",
        "`` `` true",
        "`` a false",
        "* `` true",
        ".* x false",
        "* .x true",
        "[a-] - true",
        "[\\]] ] true",
        "a**b ab true",
        "[!a-c] - true",
        "[/] / true",
        "ab\\ ab\\ false",
        "[z-a] m false",
        "[a-c-e] - true",
        "[--0] . true",
        "a[b a[b true",
        "[[] [ true",
        "[! [! true",
        "[] [] true",
        "[\\ [\\ false"
      })
  void shouldMatchWhatTheCLibraryMatches(String pattern, String text, boolean matches) {
    assertEquals(matches, Glob.compile(pattern, false).matches(text));
  }

  @ParameterizedTest
  @CsvSource({"alpha,aZ,1_", "digit,09,a", "alnum,a9,_", "upper,AZ,a", "lower,az,A"})
  void shouldKnowClassesOfCharacters(String name, String members, String others) {
    Glob glob = Glob.compile("[[:" + name + ":]]", false);

    members.chars().forEach(c -> assertTrue(glob.matches(Character.toString(c))));
    others.chars().forEach(c -> assertFalse(glob.matches(Character.toString(c))));
  }

  @ParameterizedTest
  @CsvSource({"LIB*,libc", "[a-c]x,BX", "l?B,LiB"})
  void shouldIgnoreCaseWhenAsked(String pattern, String text) {
    assertTrue(Glob.compile(pattern, true).matches(text));
    assertFalse(Glob.compile(pattern, false).matches(text));
  }
}
