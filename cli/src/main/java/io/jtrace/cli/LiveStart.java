package io.jtrace.cli;

import io.jtrace.capture.CaptureException;
import io.jtrace.capture.CaptureSettings;
import io.jtrace.capture.CaptureSource;
import io.jtrace.capture.LiveSources;
import io.jtrace.capture.Target;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A live source that has been opened, its name, and why it is this one. */
record LiveStart(CaptureSource source, String name, String why) {
  private static final String EBPF = "ebpf";
  private static final String PTRACE = "ptrace";

  /** What the command line wants recorded. */
  static Target target(Options options) throws UserError {
    if (!options.command.isEmpty()) {
      String searchPath = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
      return new Target.Command(
          CommandFile.find(options.command.get(0), searchPath), options.command);
    }
    return options.live.pids.isEmpty()
        ? new Target.Machine()
        : new Target.Processes(options.live.pids);
  }

  /** Opens the source that was asked for; else eBPF where it can be, and ptrace where it serves. */
  static LiveStart open(String asked, CaptureSettings settings) throws UserError {
    Map<String, LiveSources> sources =
        ServiceLoader.load(LiveSources.class).stream()
            .map(ServiceLoader.Provider::get)
            .collect(Collectors.toMap(LiveSources::name, Function.identity()));
    for (String name : asked == null ? List.of(EBPF) : List.of(asked)) {
      if (!sources.containsKey(name)) {
        throw new UserError("no source named " + name + "; there are ebpf and ptrace");
      }
    }
    try {
      if (asked != null) {
        return open(sources.get(asked), settings, "--source");
      }
      return settings.target() instanceof Target.Machine
          ? open(sources.get(EBPF), settings, "the whole machine")
          : either(sources, settings);
    } catch (CaptureException e) {
      String more =
          settings.target() instanceof Target.Machine && asked == null
              ? ", and so does jtrace -- COMMAND"
              : "";
      throw new UserError(e.getMessage() + more, e);
    }
  }

  private static LiveStart either(Map<String, LiveSources> sources, CaptureSettings settings)
      throws CaptureException {
    try {
      return open(sources.get(EBPF), settings, "eBPF is allowed here");
    } catch (CaptureException e) {
      return open(sources.get(PTRACE), settings, brief(e.getMessage()));
    }
  }

  /** Without the details that only matter if there were no other source. */
  private static String brief(String message) {
    return message.split(" \\(|; ", 2)[0];
  }

  private static LiveStart open(LiveSources provider, CaptureSettings settings, String why)
      throws CaptureException {
    return new LiveStart(provider.open(settings), provider.name(), why);
  }
}
