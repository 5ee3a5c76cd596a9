package io.jtrace.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DemandsTest {
  private static Map<String, Set<String>> demands(String filter) throws FilterException {
    return Demands.of(filter);
  }

  @Test
  void shouldAllowOnlyWhatAllTermsAllowWhenTermsAreJoinedByAnd() throws FilterException {
    assertEquals(
        Map.of("proc.name", Set.of("b"), "evt.type", Set.of("read")),
        demands("proc.name in (a,b) and proc.name in (b,c) and evt.type=read and fd.num>3"));
  }

  @Test
  void shouldAllowEitherWhenTermsAreJoinedByOr() throws FilterException {
    assertEquals(
        Map.of("proc.name", Set.of("a", "b")),
        demands("(proc.name=a and evt.type=read) or proc.name=b"));
    assertEquals(Map.of(), demands("proc.name=a or fd.num=3"));
  }

  @Test
  void shouldDemandNothingWhenATermIsNegatedOrComparesOtherwise() throws FilterException {
    assertEquals(Map.of(), demands("not proc.name=a"));
    assertEquals(Map.of(), demands("proc.name!=a and proc.name contains b"));
    assertEquals(Set.of("proc.name", "fd.num"), Demands.fields("not (proc.name=a or fd.num=3)"));
  }
}
