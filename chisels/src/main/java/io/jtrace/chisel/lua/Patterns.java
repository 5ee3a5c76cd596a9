package io.jtrace.chisel.lua;

import java.util.LinkedHashMap;
import java.util.Map;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;
import org.luaj.vm2.lib.VarArgFunction;

/** {@code find}, {@code match}, {@code gmatch} and {@code gsub} as LuaJIT has them. */
final class Patterns {
  private static final String SPECIALS = "^$*+?.([%-";
  private static final int KEPT = 64;
  private final Fuel fuel;

  /** Patterns parsed before, by text; an anchored one is kept without its anchor. */
  private final Map<LuaString, PatternParser.Parsed> parsed =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<LuaString, PatternParser.Parsed> eldest) {
          return size() > KEPT;
        }
      };

  Patterns(Fuel fuel) {
    this.fuel = fuel;
  }

  /** Adds the functions. */
  void install(LuaTable string) {
    string.set("find", StringFunctions.function(args -> search(args, true)));
    string.set("match", StringFunctions.function(args -> search(args, false)));
    string.set("gmatch", StringFunctions.function(this::each));
    string.set("gfind", string.get("gmatch"));
    string.set("gsub", StringFunctions.function(this::substitute));
  }

  private static LuaString text(Varargs args, int index) {
    return Text.stringify(args.checkvalue(index)).checkstring();
  }

  private Matcher matcher(LuaString subject, LuaString pattern, boolean anchored) {
    PatternParser.Parsed items = parsed.get(pattern);
    if (items == null) {
      items = PatternParser.parse(Text.java(pattern), anchored ? 1 : 0);
      parsed.put(pattern, items);
    }
    return new Matcher(items, subject, fuel);
  }

  private static boolean isAnchored(LuaString pattern) {
    return pattern.m_length > 0 && pattern.luaByte(0) == '^';
  }

  private static int start(Varargs args, int length) {
    int start = args.optint(3, 1);
    int from = start < 0 ? start + length : start - 1;
    return Math.max(0, Math.min(from, length));
  }

  private Varargs search(Varargs args, boolean find) {
    LuaString subject = text(args, 1);
    LuaString pattern = text(args, 2);
    int from = start(args, subject.m_length);
    if (find && (args.arg(4).toboolean() || isPlain(pattern))) {
      fuel.payBytes(subject.m_length);
      int at = subject.indexOf(pattern, from);
      return at < 0
          ? LuaValue.NIL
          : LuaValue.varargsOf(LuaValue.valueOf(at + 1), LuaValue.valueOf(at + pattern.m_length));
    }
    boolean anchored = isAnchored(pattern);
    Matcher matcher = matcher(subject, pattern, anchored);
    for (int at = from; at <= subject.m_length; at++) {
      int end = matcher.match(at);
      if (end >= 0) {
        return LuaValue.varargsOf(
            find
                ? matcher.values(at, end, LuaValue.valueOf(at + 1), LuaValue.valueOf(end))
                : matcher.values(at, end));
      }
      if (anchored) {
        break;
      }
    }
    return LuaValue.NIL;
  }

  private static boolean isPlain(LuaString pattern) {
    for (int i = 0; i < pattern.m_length; i++) {
      if (SPECIALS.indexOf(pattern.luaByte(i)) >= 0) {
        return false;
      }
    }
    return true;
  }

  /** An anchor means nothing here: it is a character like others. */
  private Varargs each(Varargs args) {
    LuaString subject = text(args, 1);
    LuaString pattern = text(args, 2);
    Matcher matcher =
        isAnchored(pattern)
            ? new Matcher(PatternParser.parse(Text.java(pattern), 0), subject, fuel)
            : matcher(subject, pattern, false);
    return new VarArgFunction() {
      private int next;

      @Override
      public Varargs invoke(Varargs ignored) {
        for (int at = next; at <= subject.m_length; at++) {
          int end = matcher.match(at);
          if (end >= 0) {
            next = end == at ? end + 1 : end;
            return LuaValue.varargsOf(matcher.values(at, end));
          }
        }
        next = subject.m_length + 1;
        return NIL;
      }
    };
  }

  private Varargs substitute(Varargs args) {
    LuaString subject = text(args, 1);
    LuaString pattern = text(args, 2);
    LuaValue replacement = Text.stringify(args.arg(3));
    if (!replacement.isstring() && !replacement.istable() && !replacement.isfunction()) {
      throw new LuaError(
          "bad argument #3 to 'gsub' (string/function/table expected, got "
              + (args.narg() < 3 ? "no value" : replacement.typename())
              + ")");
    }
    int most = args.isnil(4) ? Integer.MAX_VALUE : args.checkint(4);
    boolean anchored = isAnchored(pattern);
    Matcher matcher = matcher(subject, pattern, anchored);
    StringBuilder out = new StringBuilder();
    int count = 0;
    int at = 0;
    while (count < most) {
      int end = matcher.match(at);
      if (end >= 0) {
        count++;
        replace(out, matcher, replacement, at, end);
        check(out);
      }
      if (end > at) {
        at = end;
      } else if (at < subject.m_length) {
        out.append((char) subject.luaByte(at++));
      } else {
        break;
      }
      if (anchored) {
        break;
      }
    }
    out.append(Text.java(matcher.piece(at, subject.m_length)));
    return LuaValue.varargsOf(Text.lua(out.toString()), LuaValue.valueOf(count));
  }

  private void check(StringBuilder out) {
    if (out.length() > Text.LARGEST_BYTES) {
      throw new LuaError("not enough memory");
    }
  }

  private void replace(StringBuilder out, Matcher matcher, LuaValue replacement, int from, int to) {
    LuaValue value =
        switch (replacement.type()) {
          case LuaValue.TFUNCTION ->
              replacement.invoke(LuaValue.varargsOf(matcher.values(from, to))).arg1();
          case LuaValue.TTABLE -> replacement.get(matcher.value(0, from, to));
          default -> expanded(matcher, replacement.checkstring(), from, to);
        };
    if (!value.toboolean()) {
      value = matcher.piece(from, to);
    } else if (!value.isstring()) {
      throw new LuaError("invalid replacement value (a " + value.typename() + ")");
    }
    String text = Text.java(value);
    fuel.payBytes(text.length());
    out.append(text);
  }

  private static LuaValue expanded(Matcher matcher, LuaString template, int from, int to) {
    String text = Text.java(template);
    if (text.indexOf('%') < 0) {
      return template;
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%' && i + 1 < text.length()) {
        c = text.charAt(++i);
        if (c == '0') {
          out.append(Text.java(matcher.piece(from, to)));
          continue;
        }
        if (c >= '1' && c <= '9') {
          out.append(Text.java(matcher.value(c - '1', from, to)));
          continue;
        }
      }
      out.append(c);
    }
    return Text.lua(out.toString());
  }
}
