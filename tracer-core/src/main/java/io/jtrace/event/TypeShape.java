package io.jtrace.event;

import java.util.Arrays;

/** What reading an event needs of its type, laid out for the hot path. */
final class TypeShape {
  final EventType type;
  final int classicParams;

  /** Those of later versions behind the classic ones. */
  final ParamInfo[] params;

  /** By parameter: whether numbers keep their sign. */
  final boolean[] signed;

  TypeShape(EventType type) {
    this.type = type;
    classicParams = type.params().size();
    params = new ParamInfo[type.knownParams()];
    Arrays.setAll(params, type::param);
    signed = new boolean[params.length];
    for (int i = 0; i < params.length; i++) {
      signed[i] =
          switch (params[i].type()) {
            case INT8, INT16, INT32, FD32, PID32 -> true;
            default -> false;
          };
    }
  }
}
