package io.jtrace.state;

import io.jtrace.event.Event;
import io.jtrace.event.EventEncoder;
import io.jtrace.event.EventFlag;
import io.jtrace.event.EventRange;
import io.jtrace.event.EventSchema;
import io.jtrace.event.Snapshot;
import java.util.function.UnaryOperator;

/** Plays encoded events to an engine in the order in which a pipeline without a filter does. */
final class Scene {
  final StateEngine engine;
  final EventContext context;
  private final EventEncoder encoder = new EventEncoder();
  private final EventRange range = new EventRange();
  private final Event event;
  private long nanos = 1_000;
  private int cpu;

  Scene(Snapshot snapshot) {
    EventSchema schema = EventSchema.load();
    engine = new StateEngine(schema);
    context = engine.context();
    event = new Event(schema);
    engine.reset(snapshot);
  }

  Scene() {
    this(Snapshot.EMPTY);
  }

  Scene at(long time) {
    nanos = time;
    return this;
  }

  Scene onCpu(int number) {
    cpu = number;
    return this;
  }

  /** Plays one event; the context stays readable until the next one. */
  Scene play(long tid, int type, int params, UnaryOperator<EventEncoder> values) {
    load(tid, type, params, values);
    engine.begin(event);
    engine.apply(event);
    engine.finish(event);
    return this;
  }

  Scene play(long tid, int type) {
    return play(tid, type, 0, e -> e);
  }

  /** Plays an event that the filter refuses. */
  Scene refuse(long tid, int type, int params, UnaryOperator<EventEncoder> values) {
    load(tid, type, params, values);
    engine.begin(event);
    if (event.type().has(EventFlag.MODIFIES_STATE)) {
      engine.apply(event);
    } else {
      engine.reject(event);
    }
    engine.finish(event);
    return this;
  }

  private void load(long tid, int type, int params, UnaryOperator<EventEncoder> values) {
    range.clear();
    values.apply(encoder.begin(range, nanos++, tid, cpu, type, params)).end();
    event.wrap(range.array(), 0, range.length());
  }

  ThreadInfo thread(long tid) {
    return engine.machine().thread(tid);
  }

  FdInfo fd(long tid, long number) {
    return thread(tid).fds().find(number);
  }

  /** open of a path that succeeds or fails. */
  Scene open(long tid, String path, long result) {
    play(tid, 2, 3, e -> e.text(path).u32(1).u32(0));
    return play(tid, 3, 5, e -> e.u64(result).text(path).u32(1).u32(0).u32(8));
  }

  Scene close(long tid, long number) {
    play(tid, 4, 1, e -> e.u64(number));
    return play(tid, 5, 1, e -> e.u64(0));
  }

  Scene socket(long tid, int domain, int type, int protocol, long number) {
    play(tid, 18, 3, e -> e.u32(domain).u32(type).u32(protocol));
    return play(tid, 19, 1, e -> e.u64(number));
  }

  Scene chdir(long tid, String path) {
    play(tid, 94);
    return play(tid, 95, 2, e -> e.u64(0).text(path));
  }

  /** The exit of a clone, classic version 20, without its enter. */
  Scene cloned(long tid, long result, long pid, long ptid, long flags, long vtid, long vpid) {
    play(tid, 222);
    return clonedAlone(tid, result, pid, ptid, flags, vtid, vpid);
  }

  Scene clonedAlone(long tid, long result, long pid, long ptid, long flags, long vtid, long vpid) {
    return play(
        tid,
        223,
        20,
        e ->
            e.u64(result)
                .text("/bin/sh")
                .bytes("-c\0ls\0".getBytes(), 0, 6)
                .u64(tid)
                .u64(pid)
                .u64(ptid)
                .text("")
                .u64(1024)
                .u64(3)
                .u64(4)
                .u32(100)
                .u32(50)
                .u32(0)
                .text("sh")
                .bytes("cpu_cgroup=/a\0io=/b=c\0".getBytes(), 0, 22)
                .u32(flags)
                .u32(1000)
                .u32(1001)
                .u64(vtid)
                .u64(vpid));
  }

  /** A successful execve, version 19. */
  Scene execve(long tid, String file, String comm, long pid, long ptid) {
    play(tid, 292, 1, e -> e.text(file));
    return play(
        tid,
        293,
        20,
        e ->
            e.u64(0)
                .text(file)
                .bytes("-l\0/tmp\0".getBytes(), 0, 8)
                .u64(tid)
                .u64(pid)
                .u64(ptid)
                .text("")
                .u64(2048)
                .u64(7)
                .u64(8)
                .u32(300)
                .u32(200)
                .u32(1)
                .text(comm)
                .empty()
                .bytes("A=1\0B=\0\0\0".getBytes(), 0, 9)
                .u32(34816)
                .u64(55)
                .u32(0xffffffffL)
                .u32(1));
  }

  static byte[] inet(int... parts) {
    byte[] bytes = new byte[parts.length];
    for (int i = 0; i < parts.length; i++) {
      bytes[i] = (byte) parts[i];
    }
    return bytes;
  }
}
