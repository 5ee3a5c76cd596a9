package io.jtrace.record;

import io.jtrace.syscall.KernelFlags;
import java.util.HashMap;
import java.util.Map;

/**
 * Binds parameter words such as {@code u32.2} or {@code flags32:mmap_flags.3} to encoders. A word is
 * a name and, behind a dot, the arguments of the call it reads.
 */
final class ParamWords {
  /** Makes the encoder of a word from its numbers. */
  @FunctionalInterface
  interface Maker {
    ParamEncoder make(int[] numbers);
  }

  private final Map<String, Maker> makers = new HashMap<>();

  ParamWords(CgroupCache cgroups) {
    Map<String, KernelFlags> flags = KernelFlags.load();
    NumberParams.addTo(makers);
    new FlagParams(flags).addTo(makers);
    TextParams.addTo(makers);
    MemoryParams.addTo(makers);
    new SocketParams().addTo(makers);
    new SocketOptionParams(flags.get("sockopt_options")).addTo(makers);
    new PollParams(flags.get("poll_flags")).addTo(makers);
    new TaskParams(cgroups, flags.get("clone_flags")).addTo(makers);
  }

  ParamEncoder[] bind(String words) {
    if (words.isEmpty()) {
      return new ParamEncoder[0];
    }
    String[] split = words.split(" ");
    ParamEncoder[] encoders = new ParamEncoder[split.length];
    for (int i = 0; i < split.length; i++) {
      encoders[i] = bindOne(split[i]);
    }
    return encoders;
  }

  private ParamEncoder bindOne(String word) {
    int dot = word.indexOf('.');
    Maker maker = makers.get(dot < 0 ? word : word.substring(0, dot));
    if (maker == null) {
      throw new IllegalArgumentException("unknown parameter word: " + word);
    }
    String[] cells = dot < 0 ? new String[0] : word.substring(dot + 1).split(",");
    int[] numbers = new int[cells.length];
    for (int i = 0; i < cells.length; i++) {
      numbers[i] = Integer.parseInt(cells[i]);
    }
    return maker.make(numbers);
  }
}
