package io.jtrace.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values: paths as sysdig 0.29.3 resolves them, addresses as inet_ntop(3) writes them. */
class PathsTest {
  @ParameterizedTest
  @CsvSource({
    "/root/,a,/root/a",
    "/root/,../etc/passwd,/etc/passwd",
    "/root/,./a//b/,/root/a/b",
    "/root/,.,/root",
    "/root/,/abs/./x/..,/abs",
    "/,../../..,/",
    "/root/,..hidden/.x,/root/..hidden/.x",
    "<UNKNOWN>,x,<UNKNOWN>x"
  })
  void shouldJoinAndCleanWhenPathsAreRelative(String base, String path, String joined) {
    assertEquals(joined, Paths.join(base, path));
  }

  @Test
  void shouldReplaceUnprintableBytesWithDots() {
    assertEquals("/root/a.b.", Paths.join("/root/", "a\u0001b\u00e9"));
  }

  @Test
  void shouldSayThatAPathIsTooLong() {
    assertEquals("/PATH_TOO_LONG", Paths.join("/root/", "x".repeat(1017)));
    assertEquals(1022, Paths.join("/root/", "x".repeat(1016)).length());
  }

  @ParameterizedTest
  @CsvSource({
    "20010db8000000000000000000000003,2001:db8::3",
    "00000000000000000000000000000000,::",
    "00000000000000000000000000000001,::1",
    "00000000000000000000ffff01020304,::ffff:1.2.3.4",
    "fe800000000000000001000000000002,fe80::1:0:0:2",
    "00010000000200030004000500060007,1:0:2:3:4:5:6:7",
    "00010000000000020000000000000003,1:0:0:2::3",
    "00000000000000000000000001020304,::1.2.3.4",
    "00000000000000000000000500000000,::5:0:0",
    "00000000000000000000000000050006,::0.5.0.6"
  })
  void shouldShortenTheLongestRunOfZeroGroups(String hex, String text) {
    byte[] bytes = java.util.HexFormat.of().parseHex(hex);

    assertEquals(text, Addresses.text(bytes, 0, 16));
  }
}
