package io.jtrace.field;

import io.jtrace.event.ParamType;
import io.jtrace.event.PrintFormat;

/** What the index byte of a dynamic parameter selects. Source: {@code dynamic.tsv} of syscall. */
final class DynamicTypes {
  /** A type and its print format. */
  record Choice(ParamType type, PrintFormat print) {}

  private static final Choice BYTES = new Choice(ParamType.BYTEBUF, PrintFormat.HEX);
  private static final Choice ERROR = new Choice(ParamType.ERRNO, PrintFormat.DEC);

  private DynamicTypes() {}

  static Choice of(String table, int index) {
    return switch (table + index) {
      case "sockopt_dynamic_param1", "bpf_dynamic_param1" -> ERROR;
      case "sockopt_dynamic_param2" -> new Choice(ParamType.UINT32, PrintFormat.DEC);
      case "sockopt_dynamic_param3" -> new Choice(ParamType.UINT64, PrintFormat.DEC);
      case "sockopt_dynamic_param4" -> new Choice(ParamType.RELTIME, PrintFormat.DEC);
      case "ptrace_dynamic_param0" -> new Choice(ParamType.UINT64, PrintFormat.HEX);
      case "ptrace_dynamic_param1" -> new Choice(ParamType.SIGTYPE, PrintFormat.DEC);
      case "bpf_dynamic_param0" -> new Choice(ParamType.FD, PrintFormat.DEC);
      case "keyctl_dynamic_param0" -> new Choice(ParamType.INT64, PrintFormat.DEC);
      default -> BYTES;
    };
  }
}
