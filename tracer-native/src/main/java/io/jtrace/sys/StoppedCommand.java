package io.jtrace.sys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A command that is started but stands still: a shell that stops itself before it executes the
 * program in its place. It is a child of the thread that makes it and has this process's terminal,
 * input, group and environment, but no signal blocked. Ctrl-C is its own from then on.
 *
 * <p>Not by ProcessBuilder: the JVM would wait for the child and take the stops of the tracer.
 */
public final class StoppedCommand {
  private static final String SHELL = "/bin/sh";
  private static final String STOP_THEN_BECOME = "kill -STOP $$; exec \"$0\" \"$@\"";
  private static final short SETSIGMASK = 8;
  private static final int SIGTERM = 15;
  private static final int SIGCONT = 18;
  private static final int EINTR = 4;
  private static final int WUNTRACED = 2;

  private final TraceLib.Functions c = TraceLib.load();
  private final int pid;

  /**
   * Starts the shell.
   *
   * @param program the file to execute
   * @param words the arguments, the command's own name first
   * @throws SyscallException if no process can be made
   */
  public StoppedCommand(Path program, List<String> words) throws SyscallException {
    OwnDescriptors.close(c);
    List<byte[]> texts = new ArrayList<>();
    for (String word : List.of("sh", "-c", STOP_THEN_BECOME, program.toString())) {
      texts.add(word.getBytes(Charset.defaultCharset()));
    }
    texts.addAll(arguments(words));
    NativeBuffer attributes = new NativeBuffer(512);
    NativeBuffer mask = new NativeBuffer(128);
    c.posix_spawnattr_init(attributes.address());
    c.posix_spawnattr_setsigmask(attributes.address(), mask.address());
    c.posix_spawnattr_setflags(attributes.address(), SETSIGMASK);
    NativeBuffer path = new NativeBuffer(SHELL.length() + 1);
    path.put(0, SHELL.getBytes(Charset.defaultCharset()));
    NativeBuffer made = new NativeBuffer(8);
    NativeBuffer vector = vector(texts);
    NativeBuffer environment = vector(own("environ"));
    int error =
        c.posix_spawn(
            made.address(),
            path.address(),
            0,
            attributes.address(),
            vector.address(),
            environment.address(),
            0);
    if (error != 0) {
      throw new SyscallException("posix_spawn of " + SHELL, error);
    }
    pid = made.bytes().getInt(0);
    SignalActions.leaveInterrupts(c);
  }

  /** The words behind the first, byte for byte as this process got them. */
  private static List<byte[]> arguments(List<String> words) {
    List<byte[]> encoded =
        new ArrayList<>(words.stream().map(w -> w.getBytes(Charset.defaultCharset())).toList());
    List<byte[]> own = own("cmdline");
    int first = own.size() - words.size();
    for (int i = 0; first >= 0 && i < words.size(); i++) {
      // what Java could not decode differs in its bytes, never in its neighbours
      if (new String(own.get(first + i), Charset.defaultCharset()).equals(words.get(i))) {
        encoded.set(i, own.get(first + i));
      }
    }
    return encoded.subList(1, encoded.size());
  }

  /** Texts of a file about this process: what the kernel gave it, byte for byte. */
  private static List<byte[]> own(String file) {
    List<byte[]> found = new ArrayList<>();
    try {
      byte[] all = Files.readAllBytes(Path.of("/proc/self", file));
      int from = 0;
      for (int i = 0; i < all.length; i++) {
        if (all[i] == 0) {
          found.add(Arrays.copyOfRange(all, from, i));
          from = i + 1;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read /proc/self/" + file, e);
    }
    return found;
  }

  /** A NULL-terminated array of texts and, behind it, the texts. */
  private static NativeBuffer vector(List<byte[]> texts) {
    int pointers = 8 * (texts.size() + 1);
    int size = pointers + texts.stream().mapToInt(text -> text.length + 1).sum();
    NativeBuffer memory = new NativeBuffer(size);
    int at = pointers;
    for (int i = 0; i < texts.size(); i++) {
      memory.bytes().putLong(8 * i, memory.address() + at);
      at = memory.put(at, texts.get(i));
    }
    return memory;
  }

  /**
   * The command's process.
   *
   * @return its id
   */
  public int pid() {
    return pid;
  }

  /**
   * Waits until it stands still; for a command that nobody traces.
   *
   * @return false if it has ended instead
   */
  public boolean awaitStop() {
    NativeBuffer status = new NativeBuffer(8);
    while (c.wait4(pid, status.address(), WUNTRACED, 0) < 0 && Errno.last() == EINTR) {
      // a tick
    }
    return (status.bytes().getInt(0) & 0xff) == 0x7f;
  }

  /** Lets it run: it becomes the program. */
  public void start() {
    c.kill(pid, SIGCONT);
  }

  /** Asks it to end. */
  public void terminate() {
    c.kill(pid, SIGTERM);
  }

  /**
   * The exit code that a shell would give for a status.
   *
   * @param status as wait(2) tells it
   * @return the code, or 128 and the signal that ended it
   */
  public static int exitCode(int status) {
    int signal = status & 0x7f;
    return signal == 0 ? status >> 8 & 0xff : 128 + signal;
  }

  /**
   * Waits for its end; for a command that nobody traces, or traces no more.
   *
   * @return its status as wait(2) tells it, 0 if that was taken before
   */
  public int await() {
    NativeBuffer status = new NativeBuffer(8);
    while (c.wait4(pid, status.address(), 0, 0) < 0 && Errno.last() == EINTR) {
      // a tick
    }
    return status.bytes().getInt(0);
  }
}
