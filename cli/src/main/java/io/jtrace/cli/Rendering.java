package io.jtrace.cli;

import io.jtrace.field.RenderSettings;
import io.jtrace.format.EventFormat;

/** What the options say of how values are shown. */
final class Rendering {
  private Rendering() {}

  static RenderSettings of(Options options) throws UserError {
    // Long buffers are cut for people's eyes only: chisels and JSON get them whole.
    boolean whole = options.verbose || options.json || !options.chisels.isEmpty();
    return new RenderSettings(
        buffers(options), whole, options.resolvePorts, timeType(options.timeType));
  }

  private static RenderSettings.BufferFormat buffers(Options options) throws UserError {
    int chosen = 0;
    RenderSettings.BufferFormat format = RenderSettings.BufferFormat.NORMAL;
    boolean[] given = {options.hex, options.hexAscii, options.ascii, options.base64};
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
      throw new UserError("only one of -x, -X, -A and -b can be given");
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
      default -> throw new UserError("-t takes h, a, r, d or D, not '" + word + "'");
    };
  }

  /** The template that -p asks for. */
  static String template(Options options) {
    String format = options.format == null ? "" : options.format;
    return switch (format) {
      case "" -> EventFormat.DEFAULT;
      case "c", "container" -> EventFormat.CONTAINERS;
      case "k", "kubernetes" -> EventFormat.KUBERNETES;
      case "m", "mesos" -> EventFormat.MESOS;
      default -> format;
    };
  }
}
