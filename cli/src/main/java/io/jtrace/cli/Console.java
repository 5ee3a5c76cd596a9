package io.jtrace.cli;

import io.jtrace.field.LatinText;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Standard output and standard error. Text carries one ISO-8859-1 character a byte, so that what the
 * traced programs wrote comes out as the same bytes. Output is buffered; used by one thread.
 */
final class Console {
  private static final int BUFFER_BYTES = 64 * 1024;
  private final OutputStream out;
  private final PrintStream err;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int used;
  private boolean closed;

  Console(OutputStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** The process's own streams. */
  static Console ofProcess() {
    return new Console(
        new FileOutputStream(FileDescriptor.out),
        new PrintStream(
            new FileOutputStream(FileDescriptor.err), true, StandardCharsets.ISO_8859_1));
  }

  /** Appends text to standard output. */
  void print(CharSequence text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      if (used == BUFFER_BYTES) {
        flush();
      }
      buffer[used++] = (byte) text.charAt(i);
    }
  }

  /** Appends a text that is bytes already. */
  void print(LatinText text) {
    int length = text.length();
    if (length > BUFFER_BYTES - used) {
      flush();
    }
    if (length > BUFFER_BYTES) {
      write(text.array(), length);
    } else {
      System.arraycopy(text.array(), 0, buffer, used, length);
      used += length;
    }
  }

  void printLine(CharSequence text) {
    print(text);
    print("\n");
  }

  /** Standard output for code that appends. */
  Appendable appendable() {
    return new Output();
  }

  /** Standard error for code that appends whole lines. */
  Appendable errorAppendable() {
    flush();
    return err;
  }

  /** Hands what is buffered to the process's standard output. */
  void flush() {
    if (used > 0) {
      write(buffer, used);
    }
    used = 0;
  }

  private void write(byte[] bytes, int count) {
    if (!closed) {
      try {
        out.write(bytes, 0, count);
        out.flush();
      } catch (IOException e) {
        // The reader of a pipe went away, as `| head` does: there is nobody left to tell.
        closed = true;
      }
    }
  }

  /** Whether the reader of standard output went away. */
  boolean isClosed() {
    return closed;
  }

  /** One line on standard error, under the program's name. */
  void error(String message) {
    flush();
    err.println("jtrace: " + message);
  }

  /** Part of a line on standard error. */
  void errorText(String text) {
    err.print(text);
    err.flush();
  }

  /** Lines on standard error as they are. */
  void note(String text) {
    flush();
    err.println(text);
  }

  private final class Output implements Appendable {
    @Override
    public Appendable append(CharSequence text) {
      print(text);
      return this;
    }

    @Override
    public Appendable append(CharSequence text, int start, int end) {
      print(text.subSequence(start, end));
      return this;
    }

    @Override
    public Appendable append(char c) {
      print(String.valueOf(c));
      return this;
    }
  }
}
