package io.jtrace.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.jtrace.cli.planted.sys.PlantedViolations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Holds the rooms to the table in ARCHITECTURE.md. Every rule is also run over a planted violation,
 * so that no rule can pass because it looks at nothing.
 */
class RoomsTest {
  private static final String ROOT = "io.jtrace.";

  /** What each room may see; a room sees itself always. */
  private static final Map<String, Set<String>> MAY_SEE = mayItSee();

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.jtrace");

  private static final JavaClasses PLANTED =
      new ClassFileImporter().importClasses(PlantedViolations.class);

  private static Map<String, Set<String>> mayItSee() {
    Map<String, Set<String>> rooms = new LinkedHashMap<>();
    rooms.put("event", Set.of());
    rooms.put("syscall", Set.of("event"));
    rooms.put("capture", Set.of("event"));
    rooms.put("scap", Set.of("event", "capture"));
    rooms.put("ring", Set.of("event", "capture"));
    rooms.put("state", Set.of("event", "syscall"));
    rooms.put("field", Set.of("event", "syscall", "state"));
    rooms.put("filter", Set.of("event", "field"));
    rooms.put("format", Set.of("event", "field"));
    rooms.put("wait", Set.of("event", "state", "field"));
    rooms.put(
        "pipeline",
        Set.of("event", "syscall", "capture", "ring", "state", "field", "filter", "wait"));
    rooms.put("sys", Set.of());
    rooms.put("procfs", Set.of("event", "sys"));
    rooms.put("record", Set.of("event", "syscall", "capture"));
    rooms.put("ebpf", Set.of("event", "syscall", "capture", "sys", "procfs", "record"));
    rooms.put("ptrace", Set.of("event", "syscall", "capture", "sys", "procfs", "record"));
    rooms.put("chisel", Set.of("event", "field", "filter", "format"));
    rooms.put("chisel.lua", Set.of("chisel", "event", "field", "filter", "format"));
    return rooms;
  }

  private static String roomOf(JavaClass type) {
    String name = type.getPackageName();
    return name.startsWith(ROOT) ? name.substring(ROOT.length()) : "";
  }

  private static List<String> strayDependencies(JavaClasses classes, String asRoom) {
    List<String> stray = new ArrayList<>();
    for (JavaClass type : classes) {
      String room = asRoom.isEmpty() ? roomOf(type) : asRoom;
      Set<String> allowed = MAY_SEE.get(room);
      if (allowed == null) {
        continue;
      }
      type.getDirectDependenciesFromSelf().stream()
          .filter(edge -> edge.getTargetClass().getPackageName().startsWith(ROOT))
          .filter(edge -> !roomOf(edge.getTargetClass()).equals(roomOf(type)))
          .filter(edge -> !allowed.contains(roomOf(edge.getTargetClass())))
          .forEach(edge -> stray.add(edge.getDescription()));
    }
    return stray;
  }

  private static ArchRule only(String room, String... packages) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + room)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages);
  }

  private static void check(ArchRule rule) {
    assertTrue(rule.evaluate(PLANTED).hasViolation(), "the planted violation went unseen: " + rule);
    rule.check(MAIN);
  }

  @Test
  void shouldSeeTheWholeProjectWhenRulesAreChecked() {
    assertTrue(MAIN.size() > 150, "expected more than 150 classes, saw " + MAIN.size());
  }

  @Test
  void shouldFindEveryClassInARoomWhenPackagesAreListed() {
    Set<String> known = new TreeSet<>(MAY_SEE.keySet());
    known.add("cli");
    Set<String> seen = new TreeSet<>();
    MAIN.forEach(type -> seen.add(roomOf(type)));
    seen.removeAll(known);
    assertTrue(seen.isEmpty(), "packages that are no room: " + seen);
  }

  @Test
  void shouldKeepToTheTableWhenRoomsDepend() {
    assertFalse(strayDependencies(PLANTED, "event").isEmpty(), "the planted violation went unseen");
    assertTrue(strayDependencies(MAIN, "").isEmpty(), () -> strayDependencies(MAIN, "").toString());
  }

  @Test
  void shouldHaveNoCyclesWhenRoomsDepend() {
    SlicesRuleDefinition.slices().matching("io.jtrace.(**)").should().beFreeOfCycles().check(MAIN);
  }

  @Test
  void shouldKeepForeignFunctionsInSys() {
    check(only("sys", "com.sun.jna..", "jnr.."));
  }

  @Test
  void shouldKeepTheDisruptorInRing() {
    check(only("ring", "com.lmax.."));
  }

  @Test
  void shouldKeepLuaInChiselLua() {
    check(only("chisel.lua", "org.luaj.."));
  }

  @Test
  void shouldKeepTheCommandLineLibraryInCli() {
    check(only("cli", "picocli.."));
  }

  @Test
  void shouldKeepStandardStreamsInCli() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "cli")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err"));
  }

  @Test
  void shouldReadNoClockInStateAndFilter() {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAnyPackage(ROOT + "state", ROOT + "filter", "io.jtrace.cli.planted..")
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(java.time.Instant.class, "now");
    check(rule);
  }
}
