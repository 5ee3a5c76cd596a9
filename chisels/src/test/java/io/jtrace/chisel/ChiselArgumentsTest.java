package io.jtrace.chisel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ChiselArgumentsTest {
  private static final Predicate<String> FILTER = text -> text.contains("=");

  private static ChiselInfo chisel(ChiselArgument... arguments) {
    return new ChiselInfo("x", "d", "s", "c", false, true, List.of(arguments));
  }

  private static ChiselArgument argument(String type, boolean optional) {
    return new ChiselArgument("a", "d", type, optional);
  }

  private static ChiselArguments take(ChiselInfo chisel, String... words) throws ChiselException {
    return ChiselArguments.take(chisel, List.of(words), FILTER);
  }

  @Test
  void shouldTakeNothingWhenNothingIsDeclared() throws ChiselException {
    assertEquals(0, take(chisel(), "word").words());
  }

  @Test
  void shouldLeaveTheFilterWhenAllArgumentsAreOptional() throws ChiselException {
    ChiselInfo chisel = chisel(argument("float", true));
    assertEquals(0, take(chisel, "proc.name=curl", "and", "x=1").words());
    assertEquals(List.of("0.1"), take(chisel, "0.1").values());
    assertEquals(0, take(chisel, "-r").words());
  }

  @Test
  void shouldTakeTheFilterWhenItIsTheOnlyArgument() throws ChiselException {
    ChiselInfo chisel = chisel(argument("filter", true));
    assertEquals(List.of("fd.type=ipv4"), take(chisel, "fd.type=ipv4").values());
    assertEquals(List.of("fd.type=ipv4 and x=1"), take(chisel, "'fd.type=ipv4 and x=1'").values());
  }

  @Test
  void shouldSayWhatIsWrongWhenCountsDiffer() {
    ChiselInfo two = chisel(argument("int", false), argument("int", false));
    assertEquals("missing arguments for chisel x", message(two));
    assertEquals("wrong number of parameters for chisel x, 2 required, 1 given", message(two, "1"));
    assertEquals(
        "too many parameters for chisel x, 2 required, 0 optional, 3 given", message(two, "1 2 3"));
    assertEquals("corrupted parameters for chisel x", message(two, "1 '2"));
  }

  private static String message(ChiselInfo chisel, String... words) {
    return assertThrows(ChiselException.class, () -> take(chisel, words)).getMessage();
  }
}
