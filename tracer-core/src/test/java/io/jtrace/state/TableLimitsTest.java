package io.jtrace.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

/** The limits are those of sysdig 0.29.3. */
class TableLimitsTest {
  private static final int THREADS = 131_072;
  private static final int DESCRIPTORS = 4096;
  private static final int OPEN_EXIT = 3;
  private static final int CLOSE_ENTER = 4;
  private static final int CLOSE_EXIT = 5;
  private static final int GETCWD_ENTER = 92;
  private final Scene scene = new Scene();

  private void open(long fd) {
    scene.play(7, OPEN_EXIT, 5, e -> e.u64(fd).text("/x").u32(1).u32(0).u32(0));
  }

  @Test
  void shouldRefuseAndCountDescriptorsBeyondTheLimit() {
    for (int fd = 0; fd < DESCRIPTORS + 3; fd++) {
      open(fd);
    }

    assertEquals(DESCRIPTORS, scene.thread(7).fds().size());
    assertEquals(3, scene.thread(7).fds().refused());
    assertEquals(3, scene.engine.machine().refusedDescriptors());
    assertNull(scene.fd(7, DESCRIPTORS));
  }

  @Test
  void shouldTakeADescriptorAgainOnceOneIsClosed() {
    for (int fd = 0; fd < DESCRIPTORS; fd++) {
      open(fd);
    }
    scene.play(7, CLOSE_ENTER, 1, e -> e.u64(5)).play(7, CLOSE_EXIT, 1, e -> e.u64(0));
    open(DESCRIPTORS);

    assertEquals("/x", scene.fd(7, DESCRIPTORS).name());
    assertEquals(0, scene.engine.machine().refusedDescriptors());
  }

  @Test
  void shouldRefuseAndCountThreadsBeyondTheLimit() {
    for (int tid = 1; tid <= THREADS + 2; tid++) {
      scene.play(tid, GETCWD_ENTER);
    }

    assertEquals(THREADS, scene.engine.machine().threadCount());
    assertEquals(2, scene.engine.machine().refusedThreads());
    assertNull(scene.thread(THREADS + 1));
    assertNull(scene.context.thread());
  }
}
