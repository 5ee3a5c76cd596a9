package io.jtrace.chisel.lua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaClosure;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** A compiled function does what LuaJ's interpreter does, which is compared with LuaJIT. */
class BodyTest {
  private static final Limits LIMITS = new Limits(2_000_000, 10_000_000_000L, Long.MAX_VALUE);
  private static final int EXPRESSIONS = 600;
  private static final int BODIES = 60;
  private static final String AROUND =
      """
      local up = 100
      local count = 0
      function twice(x) return x * 2 end
      function fact(n) if n < 2 then return 1 end return n * fact(n - 1) end
      function loop(n) if n == 0 then return 'done' end return loop(n - 1) end
      function five(a, b, c, d, e) return e, d, c, b, a end
      function none() end
      function set_global(x) global = x end
      index_of_globals = {
        __index = function(t, k) return k .. '?' end,
        __newindex = function(t, k, v) rawset(t, 'seen', k .. v) end,
      }
      function two() return 1, 2 end
      function counter() count = count + 1 return count end
      function yielding(x) x = coroutine.yield(x + 1) x = coroutine.yield(x * 2) return 'end' end
      """;

  private static LuaWorld world(StringBuilder out) {
    return new LuaWorld(out, name -> null, LIMITS, false, 1);
  }

  private static Bodies bodies(LuaWorld world) {
    return new Bodies(new Calls(new Globals()), (WorldGlobals) world.globals(), 1);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = BodyTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  /** What is left of a function's run: results or error, and what it printed; null if not compiled. */
  private static String outcome(String script, boolean compiled) {
    StringBuilder out = new StringBuilder();
    LuaWorld world = world(out);
    try {
      world.run(script.getBytes(StandardCharsets.ISO_8859_1), "one.lua");
      LuaClosure closure = world.function("case").checkclosure();
      Body body = compiled ? bodies(world).compile(closure.p) : null;
      if (compiled && body == null) {
        return null;
      }
      LuaFunction function =
          StringFunctions.function(
              args -> shown(compiled ? body.invoke(closure, args).eval() : closure.invoke(args)));
      return Text.java(world.call(function, LuaValue.valueOf("A"))) + out;
    } catch (LuaFailure e) {
      return e.getMessage() + out;
    }
  }

  private static LuaValue shown(Varargs results) {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= results.narg(); i++) {
      String one = Text.java(Text.tostring(results.arg(i)));
      text.append(one.replaceFirst("^(\\w+): 0x.*", "$1")).append(" | ");
    }
    return Text.lua(text.toString());
  }

  private static int compare(List<String> scripts) {
    int compiled = 0;
    for (String script : scripts) {
      String actual = outcome(script, true);
      if (actual != null) {
        compiled++;
        assertEquals(outcome(script, false), actual, script);
      }
    }
    return compiled;
  }

  @Test
  void shouldDoWhatTheInterpreterDoesWhenABodyIsCompiled() throws Exception {
    List<String> scripts =
        Arrays.stream(resource("bodies.lua.txt").split("\n==\n"))
            .skip(1)
            .map(body -> AROUND + "function case(a, b)\n" + body + "\nend\n")
            .toList();
    int compiled = compare(scripts);
    assertTrue(compiled >= BODIES, "only " + compiled + " bodies");
  }

  @Test
  void shouldGiveWhatTheInterpreterGivesWhenAnExpressionIsCompiled() throws Exception {
    List<String> scripts =
        resource("cases.lua.txt")
            .lines()
            .skip(1)
            .filter(line -> !line.contains("os.") && !line.contains("random"))
            .map(line -> "function case()\nreturn " + line + "\nend\n")
            .toList();
    int compiled = compare(scripts);
    assertTrue(compiled >= EXPRESSIONS, "only " + compiled + " expressions");
  }

  @Test
  void shouldLeaveAFunctionToTheInterpreterWhenItMakesClosuresOrTakesAnyArguments()
      throws Exception {
    LuaWorld world = world(new StringBuilder());
    Bodies bodies = bodies(world);
    String script =
        "function plain() return 1 end function maker() return function() end end\n"
            + "function any(...) return ... end";
    world.run(script.getBytes(StandardCharsets.ISO_8859_1), "one.lua");
    assertNotNull(bodies.compile(world.function("plain").checkclosure().p));
    assertNull(bodies.compile(world.function("maker").checkclosure().p));
    assertNull(bodies.compile(world.function("any").checkclosure().p));
  }
}
