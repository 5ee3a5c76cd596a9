package io.jtrace.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jtrace.event.EventSchema;
import io.jtrace.field.Field;
import io.jtrace.field.FieldCatalog;
import io.jtrace.field.RenderSettings;
import io.jtrace.state.StateEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lists beside those of an installed sysdig 0.29.3. */
class FieldListTextTest {
  private static final Pattern NAME = Pattern.compile("^([a-z0-9]+\\.[a-z0-9_.]+)");
  private static final Pattern TYPE = Pattern.compile("\\(Type: (\\w+)\\)( \\(FILTER ONLY\\))?");
  private static final EventSchema SCHEMA = EventSchema.load();
  private final List<Field> fields =
      new FieldCatalog(SCHEMA, new StateEngine(SCHEMA), RenderSettings.DEFAULTS).fields();
  @TempDir Path folder;

  /** Name, type and filter mark of every listed field. */
  private static List<String> rows(String list) {
    List<String> rows = new ArrayList<>();
    String name = "";
    for (String line : list.split("\n")) {
      Matcher named = NAME.matcher(line);
      name = named.find() ? named.group(1) : name;
      Matcher typed = TYPE.matcher(line);
      if (typed.find()) {
        rows.add(name + " " + typed.group());
      }
    }
    return rows;
  }

  @Test
  void shouldListTheFieldsAndTypesOfSysdig() throws Exception {
    String theirs = String.join("\n", Sysdig.run(folder, "-l", "-v"));

    assertEquals(rows(theirs), rows(FieldListText.plain(fields, true)));
  }

  @Test
  void shouldListTheEventsOfSysdigBeforeOurOwn() throws Exception {
    List<String> theirs = Sysdig.run(folder, "-L");

    List<String> ours = EventListText.of(SCHEMA).lines().toList();
    assertEquals(theirs, ours.subList(0, theirs.size()));
    assertEquals(
        List.of("> fsync(FD fd)", "< fsync(ERRNO res)"),
        ours.subList(theirs.size(), theirs.size() + 2));
  }

  /** Unwraps sysdig's own list and wraps it again. */
  @Test
  void shouldBreakLinesWhereSysdigDoes() throws Exception {
    List<String> theirs = Sysdig.run(folder, "-l");
    StringBuilder ours = new StringBuilder();
    for (int at = 0; at < theirs.size(); at++) {
      String line = theirs.get(at);
      if (!NAME.matcher(line).find()) {
        continue;
      }
      List<String> words = new ArrayList<>();
      String name = NAME.matcher(line).replaceFirst("").isBlank() ? line : line.split(" ")[0];
      words.add(line.substring(name.length()).strip());
      int next = at + 1;
      while (next < theirs.size() && theirs.get(next).startsWith(" ")) {
        words.add(theirs.get(next++).strip());
      }
      int start = ours.length();
      FieldListText.item(name, String.join(" ", words).strip(), ours);
      assertEquals(String.join("\n", theirs.subList(at, next)) + "\n", ours.substring(start), name);
    }
    assertTrue(ours.length() > 10_000);
  }

  @Test
  void shouldKeepLinesInsideTheScreen() {
    String list = FieldListText.plain(fields, true);

    assertTrue(list.lines().allMatch(line -> line.length() <= 120));
    assertTrue(
        list.startsWith(
            "-------------------------------\n"
                + "Field Class:                  evt (All event types)\n"
                + "Description:                  "));
    assertTrue(list.endsWith(". \n\n"));
  }

  @Test
  void shouldDescribeEveryField() {
    for (Field field : fields) {
      assertTrue(field.description().endsWith("."), field.name());
    }
  }

  @Test
  void shouldHideWhatOnlyChiselsUse() {
    String list = FieldListText.markdown(fields);

    for (String name :
        List.of("evt.outputtime", "evt.latency.quantized", "thread.nametid", "thread.vmsize.b")) {
      assertTrue(fields.stream().anyMatch(field -> field.name().equals(name)), name);
      assertTrue(!list.contains("`" + name + "`"), name);
    }
  }
}
