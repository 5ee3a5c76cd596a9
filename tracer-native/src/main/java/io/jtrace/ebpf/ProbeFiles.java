package io.jtrace.ebpf;

import io.jtrace.sys.LightSkeleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The compiled probe in its two forms, made by {@code src/main/bpf/build.sh}. */
final class ProbeFiles {
  private ProbeFiles() {}

  static byte[] elf() {
    return read("jtrace.bpf.o");
  }

  static LightSkeleton skeleton() {
    String index = new String(read("jtrace.loader.tsv"), StandardCharsets.US_ASCII);
    return LightSkeleton.of(read("jtrace.loader.data"), read("jtrace.loader.insns"), index);
  }

  private static byte[] read(String name) {
    try (InputStream in = ProbeFiles.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks io/jtrace/ebpf/" + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
