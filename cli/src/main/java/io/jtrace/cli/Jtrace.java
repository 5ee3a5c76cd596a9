package io.jtrace.cli;

import io.jtrace.event.EventSchema;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** One invocation: reads the arguments, then lists something or runs a capture. */
final class Jtrace {
  private final Console console;
  private final Stopper stopper;

  Jtrace(Console console, Stopper stopper) {
    this.console = console;
    this.stopper = stopper;
  }

  /** Runs and gives the exit code; never throws for what a user can do wrong. */
  int run(String[] args) {
    try {
      NextRun next = new NextRun();
      int code = dispatch(parse(args), next);
      // One that runs on behalf of another may not ask for a third.
      return code == Main.OK && next.isWanted()
          ? dispatch(parse(next.words()), new NextRun())
          : code;
    } catch (UserError e) {
      console.error(e.getMessage());
      return e.code();
    } catch (OutOfMemoryError e) {
      console.error(
          "out of memory: this needs more than the "
              + (Runtime.getRuntime().maxMemory() >> 20)
              + " MiB it may use; JTRACE_JVM_OPTIONS=-Xmx1g gives it more");
      return Main.FAILED;
    } catch (RuntimeException e) {
      StackTraceElement[] where = e.getStackTrace();
      console.error(
          "internal error, please report: " + e + (where.length > 0 ? " at " + where[0] : ""));
      return Main.FAILED;
    } finally {
      console.flush();
    }
  }

  private static Options parse(String[] args) throws UserError {
    Options options = new Options();
    try {
      CommandLine command = commandLine(options);
      CommandWords words = CommandWords.of(args, word -> takesValue(command, word));
      command.parseArgs(words.options());
      options.behindOptions(words.command());
    } catch (ParameterException e) {
      throw new UserError(firstLine(e.getMessage()) + "; see jtrace --help", e);
    }
    return options;
  }

  private static boolean takesValue(CommandLine command, String word) {
    OptionSpec option = command.getCommandSpec().findOption(word);
    return option != null && option.arity().min() > 0;
  }

  private static CommandLine commandLine(Options options) {
    return new CommandLine(options)
        .setExpandAtFiles(false)
        .setAbbreviatedOptionsAllowed(true)
        .setOverwrittenOptionsAllowed(true)
        .setUnmatchedOptionsArePositionalParams(false)
        .setUsageHelpAutoWidth(false);
  }

  private static String firstLine(String message) {
    String line =
        message.lines().findFirst().orElse("wrong arguments").replaceFirst("^Error: ", "");
    return Character.toLowerCase(line.charAt(0)) + line.substring(1);
  }

  private int dispatch(Options options, NextRun next) throws UserError {
    if (options.help) {
      console.print(commandLine(options).getUsageMessage());
      return Main.OK;
    }
    if (tells(options)) {
      return Main.OK;
    }
    if (options.words.equals(List.of(Doctor.WORD))) {
      return new Doctor(console).run();
    }
    EventSchema schema = EventSchema.load();
    Listings listings = new Listings(console, schema);
    if (listings.print(options)) {
      return Main.OK;
    }
    new Checks(options).run();
    return new CaptureRun(Job.of(console, schema, options, next), stopper).run();
  }

  /** Answers what needs no table; false if nothing of that was asked. */
  private boolean tells(Options options) {
    Optional<String> answer = options.print.formatToPrint();
    if (options.libsVersion) {
      answer = Optional.of("no falcosecurity/libs in jtrace; event tables up to libs 0.25.4");
    }
    if (options.version) {
      answer = Optional.of("jtrace version " + version());
    }
    answer.ifPresent(console::printLine);
    return answer.isPresent();
  }

  private static String version() {
    String version = Jtrace.class.getPackage().getImplementationVersion();
    return version == null ? "(unpackaged)" : version;
  }
}
