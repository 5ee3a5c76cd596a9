package io.jtrace.chisel.lua;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.luaj.vm2.Lua;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.Prototype;

/**
 * Says errors of LuaJ's interpreter as LuaJIT does. LuaJ does not say which variable was meant; it is
 * named if only one on that line can be.
 */
final class ErrorTexts {
  private static final String PLACE = "(\\[string \".*?\"\\]:\\d+|[^\\s:]+:\\d+)";
  private static final Pattern PLACED = Pattern.compile(PLACE + ":? ?(.*)", Pattern.DOTALL);
  private static final Pattern COMPLETE = Pattern.compile(PLACE + ": .*", Pattern.DOTALL);
  private static final Pattern INDEX =
      Pattern.compile("attempt to index \\? \\(a (\\w+) value\\)|index expected, got (\\w+)");
  private static final Pattern CALL = Pattern.compile("attempt to call (\\w+)");
  private static final Pattern ARITHMETIC =
      Pattern.compile("attempt to perform arithmetic __\\w+ on (\\w+)(?: and (\\w+))?");
  private static final Pattern CONCAT = Pattern.compile("attempt to concatenate (\\w+) and (\\w+)");
  private static final Pattern LENGTH = Pattern.compile("attempt to get length of (\\w+)");
  private static final Pattern COMPARE =
      Pattern.compile("attempt to compare __\\w+ on (\\w+) and (\\w+)");
  private final List<Prototype> functions = new ArrayList<>();

  /** Takes note of a chunk and the functions in it. */
  void add(Prototype chunk) {
    functions.add(chunk);
    for (Prototype inner : chunk.p) {
      add(inner);
    }
  }

  /** An error as {@code file:line: message}. */
  String text(LuaError error) {
    if (error instanceof ScriptError own) {
      return own.text();
    }
    // LuaJ separates position and message by a blank, and ends with a traceback, here an empty one.
    String whole = String.valueOf(error.getMessage()).stripTrailing();
    Matcher placed = PLACED.matcher(whole);
    if (!placed.matches()) {
      return message("", whole);
    }
    return placed.group(1) + ": " + message(placed.group(1), placed.group(2));
  }

  /** Whether a text begins with a position. */
  static boolean isPlaced(String text) {
    return COMPLETE.matcher(text).matches();
  }

  private String message(String place, String text) {
    Matcher index = INDEX.matcher(text);
    if (index.matches()) {
      String type = index.group(1) == null ? index.group(2) : index.group(1);
      return about("index", type, names(place, ErrorTexts::indexed));
    }
    Matcher call = CALL.matcher(text);
    if (call.matches()) {
      return about("call", call.group(1), names(place, ErrorTexts::called));
    }
    Matcher arithmetic = ARITHMETIC.matcher(text);
    if (arithmetic.matches()) {
      String type = blamed(arithmetic.group(1), arithmetic.group(2), "number");
      return about("perform arithmetic on", type, names(place, ErrorTexts::calculated));
    }
    Matcher concat = CONCAT.matcher(text);
    if (concat.matches()) {
      String type = blamed(concat.group(1), concat.group(2), "number|string");
      return about("concatenate", type, names(place, ErrorTexts::joined));
    }
    Matcher length = LENGTH.matcher(text);
    if (length.matches()) {
      return about("get length of", length.group(1), names(place, ErrorTexts::measured));
    }
    return compared(text);
  }

  private static String compared(String text) {
    Matcher compare = COMPARE.matcher(text);
    if (compare.matches()) {
      String left = compare.group(1);
      String right = compare.group(2);
      return left.equals(right)
          ? "attempt to compare two " + left + " values"
          : "attempt to compare " + left + " with " + right;
    }
    return text.startsWith("attempt to compare string with number")
        ? "attempt to compare number with string"
        : text;
  }

  private static String blamed(String left, String right, String fine) {
    return right != null && left.matches(fine) ? right : left;
  }

  private static String about(String deed, String type, Set<String> names) {
    String name = names.size() == 1 ? names.iterator().next() : "";
    return name.isEmpty()
        ? "attempt to " + deed + " a " + type + " value"
        : "attempt to " + deed + " " + name + " (a " + type + " value)";
  }

  /** Registers an instruction may complain about: the first and how many. */
  private interface Registers {
    int[] of(int instruction);
  }

  private static final int[] NONE = {0, 0};

  private static int[] indexed(int i) {
    return switch (Lua.GET_OPCODE(i)) {
      case Lua.OP_GETTABLE, Lua.OP_SELF -> new int[] {Lua.GETARG_B(i), 1};
      case Lua.OP_SETTABLE -> new int[] {Lua.GETARG_A(i), 1};
      default -> NONE;
    };
  }

  private static int[] called(int i) {
    return switch (Lua.GET_OPCODE(i)) {
      case Lua.OP_CALL, Lua.OP_TAILCALL -> new int[] {Lua.GETARG_A(i), 1};
      default -> NONE;
    };
  }

  private static int[] calculated(int i) {
    return switch (Lua.GET_OPCODE(i)) {
      case Lua.OP_UNM -> new int[] {Lua.GETARG_B(i), 1};
      case Lua.OP_ADD, Lua.OP_SUB, Lua.OP_MUL, Lua.OP_DIV, Lua.OP_MOD, Lua.OP_POW ->
          operand(Lua.GETARG_B(i), Lua.GETARG_C(i));
      default -> NONE;
    };
  }

  /** With two variables nobody knows which one it was. */
  private static int[] operand(int left, int right) {
    if (Lua.ISK(left)) {
      return Lua.ISK(right) ? NONE : new int[] {right, 1};
    }
    return Lua.ISK(right) ? new int[] {left, 1} : NONE;
  }

  private static int[] joined(int i) {
    return Lua.GET_OPCODE(i) == Lua.OP_CONCAT
        ? new int[] {Lua.GETARG_B(i), Lua.GETARG_C(i) - Lua.GETARG_B(i) + 1}
        : NONE;
  }

  private static int[] measured(int i) {
    return Lua.GET_OPCODE(i) == Lua.OP_LEN ? new int[] {Lua.GETARG_B(i), 1} : NONE;
  }

  private Set<String> names(String place, Registers wanted) {
    Set<String> names = new TreeSet<>();
    int colon = place.lastIndexOf(':');
    if (colon < 0) {
      return names;
    }
    int line = Integer.parseInt(place.substring(colon + 1));
    for (Prototype function : functions) {
      if (function.source.tojstring().equals(place.substring(0, colon))) {
        addNames(names, function, line, wanted);
      }
    }
    return names;
  }

  private static void addNames(Set<String> names, Prototype p, int line, Registers wanted) {
    for (int pc = 0; pc < p.code.length; pc++) {
      int[] registers = p.lineinfo[pc] == line ? wanted.of(p.code[pc]) : NONE;
      for (int i = 0; i < registers[1]; i++) {
        String name = RegisterName.of(p, pc, registers[0] + i);
        // A value without a name may be meant as well as any other, unless it is one of many.
        if (!name.isEmpty() || registers[1] == 1) {
          names.add(name);
        }
      }
    }
  }
}
