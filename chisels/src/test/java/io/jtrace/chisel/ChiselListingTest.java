package io.jtrace.chisel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jtrace.chisel.lua.Limits;
import io.jtrace.chisel.lua.LuaEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChiselListingTest {
  private static final String WIDE = "x".repeat(63);

  private static ChiselInfo chisel(String name, String text, String category, boolean hidden) {
    return new ChiselInfo(name, "y".repeat(80), text, category, hidden, true, List.of());
  }

  @Test
  void shouldSortAndWrapWhenChiselsAreListed() {
    String text =
        ChiselListing.list(
            List.of(
                chisel("zz", "last", "B", false),
                chisel("topcontainers_cpu", WIDE + "tail", "A", false),
                chisel("secret", "hidden", "A", true)));
    assertEquals(
        "\nCategory: A\n-----------\ntopcontainers_cpu\n                "
            + WIDE
            + "\n                tail\n\nCategory: B\n-----------\nzz              last\n\n"
            + "Use the -i flag to get detailed information about a specific chisel\n",
        text);
  }

  @Test
  void shouldShowDescriptionAndArgumentsWhenOneIsDescribed() {
    String described = ChiselListing.describe(chisel("zz", "short", "B", false));
    assertEquals(
        "\nCategory: B\n-----------\nzz              short\n\n"
            + "y".repeat(79)
            + "\ny\nArgs:\n(None)\n",
        described);
  }

  @Test
  void shouldPreferNearerPlacesWhenAChiselIsFound(@TempDir Path folder) throws Exception {
    Path far = Files.createDirectory(folder.resolve("far"));
    Files.writeString(far.resolve("find_time_gap.lua"), "description='far' args={}");
    Files.writeString(far.resolve("only.lua"), "description='far' args={}");
    ChiselCatalog catalog = new ChiselCatalog(List.of(), folder, List.of(far));
    LuaEngine engine = new LuaEngine(catalog, Limits.generous(), false);
    ChiselInfo own = engine.describe(catalog.find("find_time_gap").orElseThrow());
    assertEquals("threshold", own.arguments().get(0).name());
    List<String> all = catalog.all().stream().map(ChiselScript::name).toList();
    assertEquals(1, Collections.frequency(all, "find_time_gap"), all.toString());
    assertEquals(1, Collections.frequency(all, "only"), all.toString());
    Files.writeString(folder.resolve("only.lua"), "description='near' args={}");
    assertEquals("near", engine.describe(catalog.find("only").orElseThrow()).description());
    assertEquals("only", catalog.find("./far/only.lua").orElseThrow().name());
  }
}
