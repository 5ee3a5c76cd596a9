package io.jtrace.chisel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds scripts by name. The order: folders of {@code SYSDIG_CHISEL_DIR} and then of {@code
 * JTRACE_CHISEL_DIR}, each list from its last folder to its first, the name as a path, {@code
 * ./chisels}, {@code ~/.chisels}, the scripts of this jar, and sysdig's own folder. In each place
 * {@code NAME.lua} comes before {@code NAME}. Immutable; reads files at each call.
 */
public final class ChiselCatalog {
  private static final String INDEX = "index.txt";
  private static final Path SYSDIG = Path.of("/usr/share/sysdig/chisels");
  private final List<Path> before;
  private final Path working;
  private final List<Path> after;
  private final List<Path> near;

  /**
   * A catalog over given places.
   *
   * @param before folders searched before the working folder
   * @param working folder that relative names start from
   * @param after folders searched after the scripts of this jar
   */
  public ChiselCatalog(List<Path> before, Path working, List<Path> after) {
    this(List.copyOf(before), working, List.copyOf(after), List.of());
  }

  /**
   * The catalog of a user.
   *
   * @param environment of the process: {@code SYSDIG_CHISEL_DIR}, {@code JTRACE_CHISEL_DIR}, {@code
   *     HOME}
   * @param working working folder
   * @return a catalog in the order above
   */
  public static ChiselCatalog of(Map<String, String> environment, Path working) {
    List<Path> before = new ArrayList<>();
    for (String variable : List.of("SYSDIG_CHISEL_DIR", "JTRACE_CHISEL_DIR")) {
      List<Path> listed = new ArrayList<>();
      for (String folder : environment.getOrDefault(variable, "").split(";")) {
        if (!folder.isEmpty()) {
          listed.add(0, working.resolve(folder));
        }
      }
      before.addAll(listed);
    }
    List<Path> near = new ArrayList<>(List.of(working.resolve("chisels")));
    if (environment.containsKey("HOME")) {
      near.add(Path.of(environment.get("HOME"), ".chisels"));
    }
    return new ChiselCatalog(before, working, List.of(SYSDIG), near);
  }

  private ChiselCatalog(List<Path> before, Path working, List<Path> after, List<Path> near) {
    this.before = before;
    this.working = working;
    this.after = after;
    this.near = List.copyOf(near);
  }

  /**
   * Finds a script.
   *
   * @param name a name, a file name or a path
   * @return the first that exists
   */
  public Optional<ChiselScript> find(String name) {
    Optional<ChiselScript> found = search(name + ".lua");
    return found.isPresent() ? found : search(name);
  }

  private Optional<ChiselScript> search(String file) {
    List<Path> own = new ArrayList<>(before);
    own.add(working);
    own.addAll(near);
    Optional<ChiselScript> found = inFolders(own, file);
    if (found.isEmpty()) {
      found = inJar(file);
    }
    return found.isPresent() ? found : inFolders(after, file);
  }

  private static Optional<ChiselScript> inFolders(List<Path> folders, String file) {
    for (Path folder : folders) {
      Path path = folder.resolve(file);
      if (Files.isRegularFile(path)) {
        return Optional.of(read(path));
      }
    }
    return Optional.empty();
  }

  private static ChiselScript read(Path path) {
    String file = String.valueOf(path.getFileName());
    try {
      return new ChiselScript(plain(file), file, Files.readAllBytes(path));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read chisel " + path, e);
    }
  }

  private static Optional<ChiselScript> inJar(String file) {
    if (file.contains("/")) {
      return Optional.empty();
    }
    try (InputStream in = ChiselCatalog.class.getResourceAsStream(file)) {
      return in == null || !file.endsWith(".lua")
          ? Optional.empty()
          : Optional.of(new ChiselScript(plain(file), file, in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read chisel " + file, e);
    }
  }

  private static String plain(String file) {
    return file.endsWith(".lua") ? file.substring(0, file.length() - 4) : file;
  }

  /**
   * Every script of every place but the working folder itself.
   *
   * @return one a name, the first found; sorted by name
   */
  public Collection<ChiselScript> all() {
    Map<String, ChiselScript> byName = new TreeMap<>();
    List<Path> own = new ArrayList<>(before);
    own.addAll(near);
    own.forEach(folder -> scan(folder, byName));
    for (String file : jarFiles()) {
      inJar(file).ifPresent(script -> byName.putIfAbsent(script.name(), script));
    }
    after.forEach(folder -> scan(folder, byName));
    return byName.values();
  }

  private static List<String> jarFiles() {
    try (InputStream in = ChiselCatalog.class.getResourceAsStream(INDEX)) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + INDEX, e);
    }
  }

  private static void scan(Path folder, Map<String, ChiselScript> byName) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.lua")) {
      for (Path file : files) {
        ChiselScript script = read(file);
        byName.putIfAbsent(script.name(), script);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list chisels in " + folder, e);
    }
  }
}
