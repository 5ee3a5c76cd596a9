package io.jtrace.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jtrace.capture.CaptureException;
import io.jtrace.capture.CaptureSource;
import io.jtrace.event.EventCategory;
import io.jtrace.event.EventRange;
import io.jtrace.event.EventSchema;
import io.jtrace.field.FieldCatalog;
import io.jtrace.field.LatinText;
import io.jtrace.field.RenderSettings;
import io.jtrace.filter.EventPredicate;
import io.jtrace.filter.Filter;
import io.jtrace.format.EventFormat;
import io.jtrace.pipeline.Limits;
import io.jtrace.pipeline.Pipeline;
import io.jtrace.scap.ScapReader;
import io.jtrace.state.StateEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The tools that must read every capture we write: sysdig 0.29.3 and tshark. Where one is missing
 * the test that asks for it is skipped with that reason.
 */
public final class Peers {
  private static final String SYSDIG_VERSION = "sysdig version 0.29.3";
  private static final List<String> VERSION = version();
  private static final EventSchema SCHEMA = EventSchema.load();

  private Peers() {}

  /**
   * Fails unless sysdig prints the same default lines as jtrace, and tshark finds as many events as
   * the file has event blocks.
   *
   * @param capture a file of events that sysdig 0.29.3 knows
   */
  public static void readAlike(Path capture) throws Exception {
    printAlike(capture);
    List<String> words =
        List.of("tshark", "-r", capture.toString(), "-Tfields", "-e", "frame.number");
    try {
      int found = run(words).lines().size();
      assertEquals(eventBlocks(capture), found, "events that tshark finds");
    } catch (IOException e) {
      assumeTrue(false, "tshark is not installed");
    }
  }

  /**
   * Fails unless sysdig prints the same default lines as jtrace.
   *
   * @param capture a file of events that sysdig 0.29.3 knows
   */
  public static void printAlike(Path capture) throws Exception {
    assertEquals(
        String.join("\n", sysdig("-r", capture.toString())),
        String.join("\n", jtrace(capture, EventFormat.DEFAULT, "")));
  }

  private static int eventBlocks(Path capture) throws CaptureException {
    int blocks = 0;
    EventRange range = new EventRange();
    try (ScapReader reader = new ScapReader(capture)) {
      while (reader.fill(range) != CaptureSource.Outcome.END) {
        for (int at = 0; at < range.length(); blocks++) {
          at += (int) io.jtrace.event.EventLayout.U32.get(range.array(), at + 4);
        }
        range.clear();
      }
    }
    return blocks;
  }

  /**
   * What jtrace prints of a file.
   *
   * @param capture the file
   * @param template a format
   * @param filter empty for all events
   * @return lines
   */
  public static List<String> jtrace(Path capture, String template, String filter) throws Exception {
    StateEngine state = new StateEngine(SCHEMA);
    FieldCatalog fields = new FieldCatalog(SCHEMA, state, RenderSettings.DEFAULTS);
    EventFormat format = EventFormat.compile(template, fields, RenderSettings.DEFAULTS);
    EventPredicate predicate =
        filter.isEmpty() ? EventPredicate.ALL : Filter.compile(filter, fields);
    List<String> lines = new ArrayList<>();
    LatinText text = new LatinText();
    Pipeline pipeline =
        new Pipeline(
            SCHEMA,
            state,
            predicate,
            Limits.NONE,
            List.of(
                event -> {
                  text.setLength(0);
                  if (event.type().category() != EventCategory.INTERNAL
                      && format.format(event, text)) {
                    text.toString().lines().forEach(lines::add);
                  }
                }));
    EventRange range = new EventRange();
    try (ScapReader reader = new ScapReader(capture)) {
      while (reader.fill(range) != CaptureSource.Outcome.END) {
        pipeline.handle(range);
        range.clear();
      }
    }
    return lines;
  }

  /**
   * Runs sysdig.
   *
   * @param arguments its arguments
   * @return lines of its standard output, one character a byte
   */
  public static List<String> sysdig(String... arguments) throws Exception {
    return sysdigRun(arguments).lines();
  }

  /**
   * Runs sysdig with arguments that it may refuse.
   *
   * @param arguments its arguments
   * @return what came of it
   */
  public static Outcome sysdigRun(String... arguments) throws Exception {
    assumeTrue(VERSION.contains(SYSDIG_VERSION), "needs " + SYSDIG_VERSION + ", not " + VERSION);
    List<String> words = new ArrayList<>(List.of("sysdig"));
    words.addAll(List.of(arguments));
    return run(words);
  }

  /**
   * How a tool ended.
   *
   * @param exitCode 0 if it was content
   * @param lines of its standard output
   */
  public record Outcome(int exitCode, List<String> lines) {}

  private static List<String> version() {
    try {
      return run(List.of("sysdig", "--version")).lines();
    } catch (IOException e) {
      return List.of("none");
    }
  }

  private static Outcome run(List<String> words) throws IOException {
    Path out = Files.createTempFile("peer", ".out");
    try {
      ProcessBuilder builder = new ProcessBuilder(words);
      builder.environment().put("TZ", "UTC");
      builder.environment().put("LC_ALL", "C");
      builder.redirectOutput(out.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
      Process process = builder.start();
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), words + " does not end");
      List<String> lines = Files.readString(out, StandardCharsets.ISO_8859_1).lines().toList();
      return new Outcome(process.exitValue(), lines);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(words + ": interrupted", e);
    } finally {
      Files.delete(out);
    }
  }
}
