package io.jtrace.sys;

import java.util.ArrayList;
import java.util.List;

/**
 * A BPF object turned into a program that loads it inside the kernel, as {@code bpftool gen skeleton
 * -L} makes it.
 *
 * @param data what the loader program reads, array of bytes owned by this record
 * @param instructions the loader program, 8 bytes an instruction
 * @param maps names, in the order of the loader's context
 * @param programs names, in the order of the loader's context
 */
public record LightSkeleton(
    byte[] data, byte[] instructions, List<String> maps, List<String> programs) {

  /**
   * Reads the names from an index.
   *
   * @param data what the loader program reads
   * @param instructions the loader program
   * @param index lines {@code map NAME} and {@code program NAME}, tab-separated, {@code #} comments
   * @return the skeleton
   * @throws IllegalArgumentException for a line that is neither, with its text
   */
  public static LightSkeleton of(byte[] data, byte[] instructions, String index) {
    List<String> maps = new ArrayList<>();
    List<String> programs = new ArrayList<>();
    index
        .lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(
            line -> namesFor(line, maps, programs).add(line.substring(line.indexOf('\t') + 1)));
    return new LightSkeleton(data, instructions, List.copyOf(maps), List.copyOf(programs));
  }

  private static List<String> namesFor(String line, List<String> maps, List<String> programs) {
    if (line.startsWith("map\t")) {
      return maps;
    }
    if (line.startsWith("program\t")) {
      return programs;
    }
    throw new IllegalArgumentException("neither a map nor a program: '" + line + "'");
  }
}
