package io.jtrace.cli;

import io.jtrace.chisel.ChiselArguments;
import io.jtrace.chisel.ChiselCatalog;
import io.jtrace.chisel.ChiselException;
import io.jtrace.chisel.ChiselHost;
import io.jtrace.chisel.ChiselInfo;
import io.jtrace.chisel.ChiselListing;
import io.jtrace.chisel.ChiselScript;
import io.jtrace.chisel.ChiselSink;
import io.jtrace.chisel.lua.Limits;
import io.jtrace.chisel.lua.LuaEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The chisels a command line names, their arguments, and the words that are left for the filter. */
final class ChiselChoice {
  private final Console console;
  private final ChiselCatalog catalog = ChiselCatalog.of(System.getenv(), Path.of(""));
  private final LuaEngine engine;
  private final List<Chosen> chosen = new ArrayList<>();
  private Optional<ChiselSink> sink = Optional.empty();

  /** A chisel and its arguments. */
  private record Chosen(String name, List<String> arguments) {}

  ChiselChoice(Console console, Options options) {
    this.console = console;
    this.engine = new LuaEngine(catalog, Limits.generous(), options.trustedChisels);
  }

  /** Prints the list or the description that was asked for; false if neither was. */
  boolean list(Options options) throws UserError {
    if (options.listChisels || options.chisels.contains("l")) {
      List<ChiselInfo> all = new ArrayList<>();
      for (ChiselScript script : catalog.all()) {
        describe(script).ifPresent(all::add);
      }
      console.print(ChiselListing.list(all));
      return true;
    }
    if (options.chiselInfo != null) {
      ChiselScript script = find(options.chiselInfo);
      ChiselInfo info =
          describe(script).orElseThrow(() -> new UserError(script.file() + " is not a chisel"));
      console.print(ChiselListing.describe(info));
      return true;
    }
    return false;
  }

  private ChiselScript find(String name) throws UserError {
    return catalog
        .find(name)
        .orElseThrow(() -> new UserError("no chisel named " + name + "; -cl lists the chisels"));
  }

  private Optional<ChiselInfo> describe(ChiselScript script) {
    try {
      return Optional.of(engine.describe(script));
    } catch (ChiselException e) {
      // A file that is no chisel does not hide those that are.
      return Optional.empty();
    }
  }

  /** Takes the chisels' arguments from the front of the words; gives what is left. */
  List<String> takeWords(List<String> names, List<String> words, Predicate<String> isFilter)
      throws UserError {
    List<String> rest = words;
    for (String name : names) {
      try {
        ChiselInfo info = engine.describe(find(name));
        ChiselArguments arguments = ChiselArguments.take(info, rest, isFilter);
        rest = rest.subList(arguments.words(), rest.size());
        chosen.add(new Chosen(name, arguments.values()));
      } catch (ChiselException e) {
        throw new UserError(e.getMessage(), e);
      }
    }
    return rest;
  }

  /** Whether there is a chisel to run. */
  boolean areChosen() {
    return !chosen.isEmpty();
  }

  /** Loads the chisels into one sink; empty if none was chosen. */
  Optional<ChiselSink> load(ChiselHost host) throws UserError {
    if (chosen.isEmpty()) {
      return Optional.empty();
    }
    ChiselSink made =
        new ChiselSink(engine, catalog, host, console.appendable(), console.errorAppendable());
    try {
      for (Chosen one : chosen) {
        made.add(one.name(), one.arguments());
      }
    } catch (ChiselException e) {
      throw new UserError(e.getMessage(), e);
    }
    made.init();
    sink = Optional.of(made);
    return sink;
  }

  /** 1 if a chisel failed while it ran, else what a chisel that ended itself asked for. */
  int exitCode() {
    return sink.map(made -> made.failed() ? Main.FAILED : made.exitStatus()).orElse(Main.OK);
  }
}
