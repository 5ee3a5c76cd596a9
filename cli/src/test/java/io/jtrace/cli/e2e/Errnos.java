package io.jtrace.cli.e2e;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Error numbers by name, asked of the C compiler. */
final class Errnos {
  private static final Pattern DEFINE = Pattern.compile("#define (E[A-Z0-9]+) (\\d+)");

  private Errnos() {}

  static Map<String, Integer> ofThisMachine() {
    Map<String, Integer> numbers = new HashMap<>();
    for (String line :
        Command.of("gcc", "-E", "-dM", "-include", "errno.h", "-xc", "/dev/null").runOk().lines()) {
      Matcher matcher = DEFINE.matcher(line);
      if (matcher.matches()) {
        numbers.put(matcher.group(1), Integer.valueOf(matcher.group(2)));
      }
    }
    // Kept inside the kernel (include/linux/errno.h): a tracer sees them, a program never does.
    numbers.put("ERESTARTSYS", 512);
    numbers.put("ERESTARTNOINTR", 513);
    numbers.put("ERESTARTNOHAND", 514);
    numbers.put("ERESTART_RESTARTBLOCK", 516);
    return numbers;
  }
}
