package io.jtrace.event;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The event types by id: the classic model's, today's, and jtrace's own detail events. Immutable
 * and safe for any thread once built. Source: {@code events.tsv} and {@code events-jtrace.tsv}
 * beside this class.
 */
public final class EventSchema {
  /** First type id of jtrace's own detail events. */
  public static final int FIRST_DETAIL_ID = 0x8000;

  /**
   * Detail event that carries the name of a call for which other readers have none; the exit's id is
   * one more.
   */
  public static final int NAMED_CALL_ID = FIRST_DETAIL_ID + 4;

  /**
   * Detail event that carries the result of a call of which other readers know no more than the name;
   * its enter, one less, is never written.
   */
  public static final int RESULT_ID = FIRST_DETAIL_ID + 7;

  /** Type ids below this are in the classic table of sysdig 0.29.3. */
  public static final int CLASSIC_IDS = 336;

  private final EventType[] types;
  private final EventType[] details;
  private final TypeShape[] shapes;
  private final TypeShape[] detailShapes;
  private final List<EventType> all;

  private EventSchema(List<EventType> rows) {
    all = List.copyOf(rows);
    types = new EventType[count(rows, 0)];
    details = new EventType[count(rows, FIRST_DETAIL_ID)];
    for (EventType row : rows) {
      if (row.id() >= FIRST_DETAIL_ID) {
        details[row.id() - FIRST_DETAIL_ID] = row;
      } else {
        types[row.id()] = row;
      }
    }
    shapes = shapes(types);
    detailShapes = shapes(details);
  }

  private static TypeShape[] shapes(EventType[] types) {
    TypeShape[] shapes = new TypeShape[types.length];
    for (int i = 0; i < types.length; i++) {
      shapes[i] = types[i] == null ? null : new TypeShape(types[i]);
    }
    return shapes;
  }

  /** What reading events of a type needs; for unknown ids a new one. */
  TypeShape shape(int id) {
    if (id < shapes.length) {
      return shapes[id];
    }
    int detail = id - FIRST_DETAIL_ID;
    return detail >= 0 && detail < detailShapes.length
        ? detailShapes[detail]
        : new TypeShape(unknown(id));
  }

  private static int count(List<EventType> rows, int first) {
    int end = first;
    for (EventType row : rows) {
      if ((row.id() >= FIRST_DETAIL_ID) == (first >= FIRST_DETAIL_ID)) {
        end = Math.max(end, row.id() + 1);
      }
    }
    return end - first;
  }

  /** Read when first asked for, and once: reading takes longer than most small captures. */
  private static final class Shipped {
    static final EventSchema SCHEMA = read();

    private Shipped() {}

    private static EventSchema read() {
      List<EventType> rows = new ArrayList<>();
      EventSchema.read("events.tsv", rows);
      EventSchema.read("events-jtrace.tsv", rows);
      return new EventSchema(rows);
    }
  }

  /**
   * The tables that ship with jtrace.
   *
   * @return always the same schema
   */
  public static EventSchema load() {
    return Shipped.SCHEMA;
  }

  private static void read(String resource, List<EventType> rows) {
    try (InputStream in = EventSchema.class.getResourceAsStream(resource);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.startsWith("#")) {
          rows.add(row(line));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }

  private static EventType row(String line) {
    String[] cells = line.split("\t", -1);
    return new EventType(
        Integer.parseInt(cells[0]),
        cells[1],
        cells[2].equals("E") ? Direction.ENTER : Direction.EXIT,
        cells[3],
        category(cells[4]),
        flags(cells[5]),
        params(cells[7]),
        cells.length > 8 ? params(cells[8]) : List.of());
  }

  private static EventCategory category(String cell) {
    String first = cell.contains("|") ? cell.substring(0, cell.indexOf('|')) : cell;
    return EventCategory.valueOf(first.substring(3));
  }

  private static Set<EventFlag> flags(String cell) {
    EnumSet<EventFlag> flags = EnumSet.noneOf(EventFlag.class);
    for (String flag : cell.split("\\|")) {
      if (!flag.equals("EF_NONE")) {
        flags.add(EventFlag.valueOf(flag.substring(3)));
      }
    }
    return flags;
  }

  private static List<ParamInfo> params(String cell) {
    List<ParamInfo> params = new ArrayList<>();
    for (String part : cell.isEmpty() ? new String[0] : cell.split("; ")) {
      String[] bits = part.split(":");
      boolean dirfd = bits.length > 3 && bits[3].startsWith("dirfd=param");
      params.add(
          new ParamInfo(
              bits[0],
              ParamType.valueOf(bits[1]),
              PrintFormat.valueOf(bits[2].equals("10_PADDED_DEC") ? "PADDED_DEC" : bits[2]),
              bits.length > 3 && !dirfd
                  ? Optional.of(bits[3].replaceAll("\\(.*", ""))
                  : Optional.empty(),
              dirfd ? Integer.parseInt(bits[3].substring("dirfd=param".length())) : -1));
    }
    return List.copyOf(params);
  }

  /**
   * The row of a type.
   *
   * @param id type id of an event
   * @return its row; for an unknown id a row named {@code unknown} without parameters
   */
  public EventType type(int id) {
    if (id < types.length) {
      return types[id];
    }
    int detail = id - FIRST_DETAIL_ID;
    return detail >= 0 && detail < details.length ? details[detail] : unknown(id);
  }

  private static EventType unknown(int id) {
    return new EventType(
        id,
        "UNKNOWN_" + id,
        (id & 1) == 0 ? Direction.ENTER : Direction.EXIT,
        "unknown",
        EventCategory.UNKNOWN,
        Set.of(EventFlag.SKIPPARSERESET),
        List.of(),
        List.of());
  }

  /**
   * Whether a type id has a row.
   *
   * @param id type id of an event
   * @return false for ids newer than the tables
   */
  public boolean knows(int id) {
    int detail = id - FIRST_DETAIL_ID;
    return id < types.length || detail >= 0 && detail < details.length;
  }

  /**
   * All rows.
   *
   * @return in the order of their ids
   */
  public List<EventType> all() {
    return all;
  }
}
