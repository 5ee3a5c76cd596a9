package io.jtrace.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.jtrace.event.FdKind;
import org.junit.jupiter.api.Test;

/** Expected values: what sysdig 0.29.3 shows for the same events. */
class DescriptorStateTest {
  private final Scene scene = new Scene();

  @Test
  void shouldAddFileWhenOpenSucceeds() {
    scene.chdir(7, "/root").open(7, "a/../b", 3);

    FdInfo fd = scene.fd(7, 3);
    assertEquals("/root/b", fd.name());
    assertEquals(FdKind.FILE_V2, fd.kind());
    assertEquals(1, fd.openFlags());
    assertEquals(8, fd.device());
    assertSame(fd, scene.context.fd());
    assertEquals(3, scene.context.fdNumber());
  }

  @Test
  void shouldKeepThePathWhenOpenFails() {
    scene.open(7, "/no/../such", -2);

    assertNull(scene.context.fd());
    assertEquals(-1, scene.context.fdNumber());
    assertEquals(-2, scene.context.errorCode());
    assertEquals("/such", scene.context.path());
  }

  @Test
  void shouldBelieveTheEnterUnlessItsNameIsUnknown() {
    scene.play(7, 2, 3, e -> e.text("/from/enter").u32(1025).u32(0));
    scene.play(7, 3, 5, e -> e.u64(3).text("/from/exit").u32(1).u32(0).u32(0));
    assertEquals("/from/enter", scene.fd(7, 3).name());
    assertEquals(FdKind.DIRECTORY, scene.fd(7, 3).kind());

    scene.play(7, 2, 3, e -> e.text("(NULL)").u32(1).u32(0));
    scene.play(7, 3, 5, e -> e.u64(4).text("/from/exit").u32(1).u32(0).u32(0));
    assertEquals("/from/exit", scene.fd(7, 4).name());
  }

  @Test
  void shouldStartFromTheDirectoryDescriptorWhenOpenatNamesOne() {
    scene.open(7, "/etc", 3);
    openat(3, "passwd", 4);
    openat(9, "passwd", 5);
    openat(9, "/abs", 6);

    assertEquals("/etc/passwd", scene.fd(7, 4).name());
    assertEquals("<UNKNOWN>passwd", scene.fd(7, 5).name());
    assertEquals("/abs", scene.fd(7, 6).name());
  }

  private void openat(long directory, String name, long result) {
    scene.play(7, 306, 4, e -> e.u64(directory).text(name).u32(1).u32(0));
    scene.play(7, 307, 6, e -> e.u64(result).u64(directory).text(name).u32(1).u32(0).u32(0));
  }

  @Test
  void shouldShowTheClosedDescriptorUntilTheNextEvent() {
    scene.open(7, "/x", 3).close(7, 3);
    assertEquals("/x", scene.context.fd().name());

    scene.play(7, 38);
    assertNull(scene.fd(7, 3));
  }

  @Test
  void shouldKeepTheNewDescriptorWhenItsNumberIsReusedBeforeTheCloseReturns() {
    int cloneFilesThread = 1 | 1 << 13;
    scene.open(7, "/old", 3);
    scene.cloned(7, 8, 7, 1, cloneFilesThread, 7, 7);
    scene.play(7, 4, 1, e -> e.u64(3));
    scene.open(8, "/new", 3);
    scene.play(7, 5, 1, e -> e.u64(0)).play(7, 38);

    assertEquals("/new", scene.fd(7, 3).name());
    assertEquals(1, scene.thread(7).fds().size());
  }

  @Test
  void shouldKeepTheDescriptorWhenCloseFails() {
    scene.open(7, "/x", 3);
    scene.play(7, 4, 1, e -> e.u64(3)).play(7, 5, 1, e -> e.u64(-4)).play(7, 38);

    assertNotNull(scene.fd(7, 3));
  }

  @Test
  void shouldCopyTheDescriptorWhenDuplicated() {
    scene.open(7, "/x", 3);
    scene.play(7, 124, 1, e -> e.u64(3)).play(7, 125, 1, e -> e.u64(1));
    scene.play(7, 150, 2, e -> e.u64(3).u8(1)).play(7, 151, 1, e -> e.u64(10));
    scene.play(7, 150, 2, e -> e.u64(3).u8(4)).play(7, 151, 1, e -> e.u64(20));

    assertEquals("/x", scene.fd(7, 1).name());
    assertEquals("/x", scene.fd(7, 10).name());
    assertNull(scene.fd(7, 20));
  }

  @Test
  void shouldNameNeitherPipesNorEventsNorTimers() {
    scene.play(7, 60).play(7, 61, 4, e -> e.u64(0).u64(3).u64(4).u64(99));
    scene.play(7, 62, 2, e -> e.u64(0).u32(0)).play(7, 63, 1, e -> e.u64(5));
    scene.play(7, 136, 2, e -> e.u8(0).u8(0)).play(7, 137, 1, e -> e.u64(6));

    assertEquals(FdKind.FIFO, scene.fd(7, 3).kind());
    assertEquals(99, scene.fd(7, 4).inode());
    assertEquals(FdKind.EVENT, scene.fd(7, 5).kind());
    assertEquals(FdKind.TIMERFD, scene.fd(7, 6).kind());
    assertEquals("", scene.fd(7, 4).name() + scene.fd(7, 5).name() + scene.fd(7, 6).name());
  }

  @Test
  void shouldRefuseDescriptorsAboveTheLimit() {
    for (int i = 0; i < 4100; i++) {
      scene.open(7, "/x", i);
    }

    assertEquals(4096, scene.thread(7).fds().size());
    assertNull(scene.fd(7, 4096));
  }

  @Test
  void shouldSurviveEventsThatLackTheirParams() {
    for (int type = 0; type < 454; type++) {
      scene.play(7, type);
      scene.play(7, type, 4, e -> e.empty().empty().empty().empty());
    }

    assertNull(scene.fd(7, 3));
  }
}
