package io.jtrace.state;

import io.jtrace.event.Direction;
import io.jtrace.event.EventFlag;
import io.jtrace.event.EventSchema;
import io.jtrace.event.EventType;
import io.jtrace.event.ParamType;

/** What the engine has to do for a type of event, worked out once. */
final class TypePlan {
  private static final Updater NOTHING = (event, context) -> {};

  final boolean enter;
  final boolean usesFd;
  final boolean noThread;
  final boolean procinfo;
  final boolean switching;

  /** Whether the event is part of a call of its thread, or interrupts one. */
  final boolean ofCall;

  final boolean container;
  final boolean createsThread;

  /** Whether the event is parsed before a filter sees it. */
  final boolean modifies;

  private final boolean plain;

  /** Whether it is the exit of write(2). */
  final boolean writes;

  /** Parameter that is a result or a new descriptor, of which negative values are errors; or -1. */
  final int resultParam;

  /** Type of the enter that belongs to this exit. */
  final int enterType;

  /** Parameter of an exit that names the descriptor, or -1: the enter names it. */
  final int exitFdParam;

  Updater updater = NOTHING;
  boolean keepsEnter;

  TypePlan(EventType type) {
    enter = type.direction() == Direction.ENTER;
    usesFd = type.has(EventFlag.USES_FD);
    noThread = type.has(EventFlag.SKIPPARSERESET);
    procinfo = type.constant().equals("PPME_PROCINFO_E");
    switching = type.constant().startsWith("PPME_SCHEDSWITCH_");
    ofCall = !noThread && !switching && !type.constant().startsWith("PPME_ITER_");
    container = type.constant().startsWith("PPME_CONTAINER_JSON");
    writes = type.constant().equals("PPME_SYSCALL_WRITE_X");
    createsThread = !enter && createsThread(type.name());
    String first = type.params().isEmpty() ? "" : type.params().get(0).name();
    boolean leads = first.equals("res") || first.equals("fd");
    resultParam = leads ? 0 : type.isGeneric() ? type.indexOf("res") : -1;
    enterType = type.id() == EventSchema.RESULT_ID ? 0 : type.id() - 1;
    exitFdParam = exitFdParam(type);
    modifies = type.has(EventFlag.MODIFIES_STATE);
    boolean tellsAll =
        type.id() >= EventSchema.CLASSIC_IDS && type.id() < EventSchema.FIRST_DETAIL_ID;
    boolean second = !enter && exitFdParam >= 0;
    plain = ofCall && !container && !createsThread && !second && !tellsAll;
  }

  /** Whether a refused event of the type leaves but its times, its number and itself behind. */
  boolean isShort() {
    if (switching) {
      return enter && !modifies;
    }
    return plain && (!modifies || enter && updater == NOTHING);
  }

  private static boolean createsThread(String name) {
    return name.equals("clone")
        || name.equals("fork")
        || name.equals("vfork")
        || name.equals("clone3");
  }

  private static int exitFdParam(EventType type) {
    boolean second = type.params().size() > 1 && type.params().get(1).type() == ParamType.FD;
    boolean says =
        type.id() >= EventSchema.CLASSIC_IDS
            || type.constant().equals("PPME_SYSCALL_COPY_FILE_RANGE_X");
    return type.direction() == Direction.EXIT && second && says ? 1 : -1;
  }
}
