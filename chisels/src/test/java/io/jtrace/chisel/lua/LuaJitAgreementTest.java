package io.jtrace.chisel.lua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LuaJitAgreementTest {
  private static final int FLOOR = 600;

  @TempDir private Path directory;

  @Test
  void shouldEvaluateEveryCaseAsLuaJitDoes() throws Exception {
    assumeTrue(hasLuaJit(), "skipped: no luajit on the PATH to compare with");
    String script = script();
    List<String> expected = luajit(script);
    StringBuilder out = new StringBuilder();
    LuaWorld world = new LuaWorld(out, name -> null, Limits.generous(), false, 1);
    world.run(script.getBytes(StandardCharsets.ISO_8859_1), "driver.lua");
    List<String> actual = Arrays.asList(out.toString().split("(?<=\"\n)"));
    assertEquals(String.join("", expected), String.join("", actual));
    assertEquals(true, expected.size() >= FLOOR, "only " + expected.size() + " cases");
  }

  private static boolean hasLuaJit() {
    return Arrays.stream(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "luajit")));
  }

  private List<String> luajit(String script) throws IOException, InterruptedException {
    Path file = Files.writeString(directory.resolve("d.lua"), script, StandardCharsets.ISO_8859_1);
    Process process =
        new ProcessBuilder("luajit", file.toString()).redirectErrorStream(true).start();
    byte[] bytes = process.getInputStream().readAllBytes();
    assertEquals(0, process.waitFor(), new String(bytes, StandardCharsets.ISO_8859_1));
    return Arrays.asList(new String(bytes, StandardCharsets.ISO_8859_1).split("(?<=\"\n)"));
  }

  private static String script() throws IOException {
    String cases =
        resource("cases.lua.txt")
            .lines()
            .skip(1)
            .map(line -> "[==[" + line + "]==],\n")
            .collect(Collectors.joining());
    return "cases = {\n" + cases + "}\n" + resource("driver.lua");
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = LuaJitAgreementTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
