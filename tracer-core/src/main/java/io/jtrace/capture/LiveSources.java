package io.jtrace.capture;

import java.util.List;

/**
 * A provider of live sources, found by {@link java.util.ServiceLoader}. Loading the provider must not
 * load native code: that is for {@link #open}.
 */
public interface LiveSources {
  /**
   * Name of the source, such as {@code ebpf}.
   *
   * @return one word
   */
  String name();

  /**
   * Attaches to the machine. When this returns, every event from now on will be delivered.
   *
   * @param settings what is wanted
   * @return the running source
   * @throws CaptureException if it cannot run here; says which right or feature is missing and what
   *     still works
   */
  CaptureSource open(CaptureSettings settings) throws CaptureException;

  /**
   * Looks at what the source needs on this machine, by trying it for a moment where that is the only
   * way to know.
   *
   * @return findings in the order a reader wants them; none if the source has nothing to say
   */
  default List<Finding> examine() {
    return List.of();
  }
}
