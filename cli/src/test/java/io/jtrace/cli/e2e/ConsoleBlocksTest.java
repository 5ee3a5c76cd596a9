package io.jtrace.cli.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleBlocksTest {
  @Test
  void shouldFindTheMarkedBlocksOnly() {
    String page =
        """
        <!-- test: offline -->
        ```console
        $ first
        out
        $ second
        ```

        ```console
        $ rm -rf everything
        ```
        """;
    List<ConsoleBlocks.Block> blocks = ConsoleBlocks.of(page).blocks();
    assertEquals(1, blocks.size());
    assertEquals("offline", blocks.get(0).kind());
    assertEquals(
        List.of(
            new ConsoleBlocks.Step("first", List.of("out")),
            new ConsoleBlocks.Step("second", List.of())),
        blocks.get(0).steps());
  }

  @Test
  void shouldRefuseOutputWithoutACommand() {
    String page = "<!-- test: offline -->\n```console\nout\n```\n";
    assertThrows(AssertionError.class, () -> ConsoleBlocks.of(page));
  }

  @Test
  void shouldTakeAnyTextForAnEllipsis() {
    ConsoleBlocks.Step step = new ConsoleBlocks.Step("x", List.of("… took … s (sure)", "…", "end"));
    assertTrue(step.matches("cat took 1.5 s (sure)\nend\n"));
    assertTrue(step.matches("cat took 1.5 s (sure)\nmore\nand more\nend"));
    assertFalse(step.matches("cat took 1.5 s (not sure)\nend\n"));
    assertFalse(step.matches("cat took 1.5 s (sure)\nend\nrest\n"));
  }
}
