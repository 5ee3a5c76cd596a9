package io.jtrace.cli;

import io.jtrace.field.RenderSettings;
import io.jtrace.format.EventFormat;

/** What the options say of how values are shown. */
final class Rendering {
  private Rendering() {}

  static RenderSettings of(Options options) throws UserError {
    // Long buffers are cut for people's eyes only: chisels and JSON get them whole.
    boolean whole = options.print.verbose || options.print.json || !options.chisels.isEmpty();
    return new RenderSettings(
        buffers(options), whole, options.print.resolvePorts, timeType(options.print.timeType));
  }

  private static RenderSettings.BufferFormat buffers(Options options) throws UserError {
    int chosen = 0;
    RenderSettings.BufferFormat format = RenderSettings.BufferFormat.NORMAL;
    boolean[] given = {
      options.print.hex, options.print.hexAscii, options.print.ascii, options.print.base64
    };
    RenderSettings.BufferFormat[] formats = {
      RenderSettings.BufferFormat.HEX,
      RenderSettings.BufferFormat.HEXASCII,
      RenderSettings.BufferFormat.ASCII,
      RenderSettings.BufferFormat.BASE64
    };
    for (int i = 0; i < given.length; i++) {
      if (given[i]) {
        chosen++;
        format = formats[i];
      }
    }
    if (chosen > 1) {
      throw new UserError("you cannot specify more than one output format");
    }
    return format;
  }

  private static RenderSettings.TimeType timeType(String word) throws UserError {
    return switch (word) {
      case "h" -> RenderSettings.TimeType.CLOCK;
      case "a" -> RenderSettings.TimeType.EPOCH;
      case "r" -> RenderSettings.TimeType.SINCE_START;
      case "d" -> RenderSettings.TimeType.OF_CALL;
      case "D" -> RenderSettings.TimeType.SINCE_LAST;
      default ->
          throw new UserError(
              "invalid modifier for flag -t: '" + word + "' is none of h, a, r, d, D");
    };
  }

  /** The template that -p asks for. */
  static String template(String format) {
    return switch (format) {
      case "" -> EventFormat.DEFAULT;
      case "c", "container" -> EventFormat.CONTAINERS;
      case "k", "kubernetes" -> EventFormat.KUBERNETES;
      case "m", "mesos" -> EventFormat.MESOS;
      default -> format;
    };
  }
}
