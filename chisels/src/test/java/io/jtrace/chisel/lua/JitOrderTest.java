package io.jtrace.chisel.lua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JitOrderTest {
  private static final int TABLES = 60;

  @TempDir private Path folder;

  @Test
  void shouldWalkDescriptorsUpwardsWhenTheyAreDense() {
    long[] order = JitOrder.of(new long[] {4, 3, 2, 1, 0, 255});
    assertEquals("0 1 2 3 4 255", joined(order));
  }

  @Test
  void shouldWalkAsLuaJitDoesWhenNumbersAreScattered() throws Exception {
    boolean hasLuaJit =
        Arrays.stream(System.getenv("PATH").split(":"))
            .anyMatch(path -> Files.isExecutable(Path.of(path, "luajit")));
    assumeTrue(hasLuaJit, "skipped: no luajit on the PATH to compare with");
    StringBuilder script = new StringBuilder();
    StringBuilder expected = new StringBuilder();
    Random random = new Random(42);
    for (int size = 1; size <= TABLES; size++) {
      long[] keys = random.longs(0, size % 3 == 0 ? 100 : 40_000).distinct().limit(size).toArray();
      script.append("local t = {} for _, k in ipairs({").append(commas(keys));
      script.append("}) do t[k] = 1 end local o = {} for k in pairs(t) do o[#o + 1] = k end ");
      script.append("print(table.concat(o, ' '))\n");
      expected.append(joined(JitOrder.of(keys))).append('\n');
    }
    assertEquals(luajit(script.toString()), expected.toString());
  }

  private String luajit(String script) throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("order.lua"), script);
    Process process =
        new ProcessBuilder("luajit", file.toString()).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    assertEquals(0, process.waitFor(), text);
    return text;
  }

  private static String joined(long[] numbers) {
    return Arrays.stream(numbers).mapToObj(Long::toString).collect(Collectors.joining(" "));
  }

  private static String commas(long[] numbers) {
    return joined(numbers).replace(' ', ',');
  }
}
