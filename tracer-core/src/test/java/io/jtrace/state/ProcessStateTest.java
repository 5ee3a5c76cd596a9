package io.jtrace.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Expected values: what sysdig 0.29.3 shows for the same events. */
class ProcessStateTest {
  private static final int THREAD = 1 | 1 << 13;
  private final Scene scene = new Scene();

  @Test
  void shouldMakeUpTheThreadWhenItIsNotKnown() {
    scene.play(7, 38);

    assertEquals("<NA>", scene.thread(7).comm());
    assertEquals(7, scene.thread(7).pid());
    assertEquals(-1, scene.thread(7).ptid());
    assertEquals(0xffffffffL, scene.thread(7).uid());
  }

  @Test
  void shouldMakeTheChildWhenCloneReturnsInTheParent() {
    scene.execve(7, "/bin/sh", "sh", 7, 1).chdir(7, "/tmp").open(7, "/x", 3);
    scene.at(5_000).cloned(7, 8, 7, 1, 0, 7, 7);

    ThreadInfo child = scene.thread(8);
    assertEquals("sh", child.comm());
    assertEquals(List.of("-c", "ls"), child.args());
    assertEquals(8, child.pid());
    assertEquals(7, child.ptid());
    assertEquals("/tmp/", child.cwd());
    assertEquals("/x", child.fds().find(3).name());
    assertEquals(1000, child.uid());
    assertEquals(1001, child.gid());
    assertEquals(5_001, child.cloneNanos());
    assertEquals(8, child.vpid());
    assertEquals(List.of(new Cgroup("cpu", "/a"), new Cgroup("io=/b", "c")), child.cgroups());
  }

  @Test
  void shouldShareDescriptorsAndDirectoryWhenAThreadIsCloned() {
    scene.execve(7, "/bin/sh", "sh", 7, 1).cloned(7, 8, 7, 1, THREAD, 7, 7);
    scene.open(8, "/x", 3).chdir(8, "/usr");

    assertSame(scene.thread(7), scene.thread(8).main());
    assertEquals("/x", scene.fd(7, 3).name());
    assertEquals("/usr/", scene.thread(7).cwd());
    assertEquals(1, scene.thread(7).childCount());
  }

  @Test
  void shouldMakeTheChildWhenItReturnsFirst() {
    scene.execve(7, "/bin/sh", "sh", 7, 1);
    scene.clonedAlone(8, 0, 8, 7, 0, 2, 2);
    assertSame(scene.thread(8), scene.context.thread());
    assertEquals(7, scene.thread(8).ptid());
    assertEquals(2, scene.thread(8).vpid());

    ThreadInfo before = scene.thread(8);
    scene.cloned(7, 8, 7, 1, 0, 7, 7);
    assertSame(before, scene.thread(8));
  }

  @Test
  void shouldRunTheNewProgramWhenExecveSucceeds() {
    scene.chdir(7, "/usr/bin").execve(7, "ls", "ls", 7, 1);

    ThreadInfo thread = scene.thread(7);
    assertEquals("ls", thread.comm());
    assertEquals("/usr/bin/ls", thread.exePath());
    assertEquals(List.of("-l", "/tmp"), thread.args());
    assertEquals(List.of("A=1", "B="), thread.env());
    assertEquals(1, thread.ptid());
    assertEquals(2048, thread.fdLimit());
    assertEquals(34816, thread.tty());
    assertEquals(55, thread.vpgid());
    assertEquals(-1, thread.loginUid());
    assertEquals(300, thread.vmSizeKb());
    assertTrue(thread.isExeWritable());
  }

  @Test
  void shouldForgetTheThreadAfterItsExitEvent() {
    scene.execve(7, "/bin/sh", "sh", 7, 1).play(7, 186, 1, e -> e.u64(0));
    assertEquals("sh", scene.context.thread().comm());

    scene.play(9, 38);
    assertNull(scene.thread(7));
  }

  @Test
  void shouldKeepTheMainThreadWhileOthersOfItsProcessLive() {
    scene.execve(7, "/bin/sh", "sh", 7, 1).cloned(7, 8, 7, 1, THREAD, 7, 7);
    scene.play(7, 186, 1, e -> e.u64(0)).play(9, 38);
    assertNotNull(scene.thread(7));

    scene.play(8, 186, 1, e -> e.u64(0)).play(9, 38);
    assertNull(scene.thread(8));
    assertNull(scene.thread(7));
  }

  @Test
  void shouldChangeUserGroupAndSessionWhenTheCallsSucceed() {
    scene.play(7, 198, 1, e -> e.u32(33)).play(7, 199, 1, e -> e.u64(0));
    scene.play(7, 194, 3, e -> e.u32(1).u32(12).u32(1)).play(7, 195, 1, e -> e.u64(0));
    scene.play(7, 274).play(7, 275, 1, e -> e.u64(7));
    assertEquals(33, scene.thread(7).uid());
    assertEquals(12, scene.thread(7).gid());
    assertEquals(7, scene.thread(7).sid());

    scene.play(7, 198, 1, e -> e.u32(0)).play(7, 199, 1, e -> e.u64(-1));
    assertEquals(33, scene.thread(7).uid());
  }

  @Test
  void shouldTakeTheLimitOfOpenFiles() {
    int nofile = 7;
    scene.play(7, 142, 1, e -> e.u8(nofile)).play(7, 143, 3, e -> e.u64(0).u64(512).u64(1024));
    assertEquals(512, scene.thread(7).fdLimit());

    scene.play(9, 144, 2, e -> e.u64(7).u8(nofile));
    scene.play(9, 145, 5, e -> e.u64(0).u64(99).u64(-1).u64(0).u64(0));
    assertEquals(99, scene.thread(7).fdLimit());
  }

  @Test
  void shouldMoveToTheDescriptorsDirectoryWhenFchdirSucceeds() {
    scene.open(7, "/var/log", 3);
    scene.play(7, 96, 1, e -> e.u64(3)).play(7, 97, 1, e -> e.u64(0));

    assertEquals("/var/log/", scene.thread(7).cwd());
  }

  @Test
  void shouldPairOnlyTheExitThatFollowsItsEnter() {
    scene.at(100).open(7, "/x", 3).play(7, 6, 2, e -> e.u64(3).u32(1));
    scene.at(900).play(7, 9, 2, e -> e.u64(1).empty());
    assertFalse(scene.context.isPaired());
    assertNull(scene.context.fd());
    assertEquals(798, scene.context.latencyNanos());

    scene.play(7, 7, 2, e -> e.u64(-11).empty());
    assertTrue(scene.context.isPaired());
    assertEquals("/x", scene.context.fd().name());
    assertEquals(-11, scene.context.errorCode());
  }

  @Test
  void shouldLoseTheDescriptorOfTheExitWhenTheEnterWasRefused() {
    scene.open(7, "/x", 3).refuse(7, 6, 2, e -> e.u64(3).u32(1));
    scene.play(7, 7, 2, e -> e.u64(1).empty());

    assertFalse(scene.context.isPaired());
    assertNull(scene.context.fd());
    assertEquals(1, scene.context.latencyNanos());
  }

  @Test
  void shouldFindTheDescriptorOfADetailEvent() {
    scene.open(7, "/x", 3).play(7, 0x8000, 1, e -> e.u64(3)).play(7, 0x8001, 1, e -> e.u64(0));

    assertTrue(scene.context.isPaired());
    assertEquals("/x", scene.context.fd().name());
  }

  @Test
  void shouldKnowHowLongTheCpuHasRunWhenItSwitches() {
    scene.at(100).onCpu(1).play(7, 152, 1, e -> e.u64(8));
    assertEquals(0, scene.context.switchedInNanos());

    scene.at(500).play(8, 152, 1, e -> e.u64(7));
    assertEquals(100, scene.context.switchedInNanos());
    assertNull(scene.context.thread());
  }

  @Test
  void shouldKnowTheContainerWhenAnEventTellsOrACgroupNamesIt() {
    String id = "3ad7b26ded6d8e7b23da7d48fe889434573036c27ae5a74837233de441c3601e";
    String json =
        "{\"container\":{\"Mounts\":[{\"name\":\"x\"}],\"id\":\"3ad7b26ded6d\",\"image\":"
            + "\"bus\\\"y\",\"name\":\"web\",\"type\":0}}";
    scene.play(-1, 272, 1, e -> e.text(json));
    assertEquals("container:3ad7b26ded6d", scene.context.thread().comm());
    assertEquals("bus\"y", scene.context.container().image().name());
    assertEquals(0, scene.context.firstTimestampNanos());

    scene.play(7, 230).play(7, 231, 16, e -> exec(e, "cpu=/docker/" + id + "\0"));
    assertEquals("3ad7b26ded6d", scene.thread(7).containerId());
    assertEquals("web", scene.engine.machine().container("3ad7b26ded6d").name());
  }

  private static io.jtrace.event.EventEncoder exec(io.jtrace.event.EventEncoder e, String cgroups) {
    byte[] bytes = cgroups.getBytes();
    return e.u64(0)
        .text("x")
        .empty()
        .u64(7)
        .u64(7)
        .u64(1)
        .text("")
        .u64(1)
        .u64(0)
        .u64(0)
        .u32(0)
        .u32(0)
        .u32(0)
        .text("x")
        .bytes(bytes, 0, bytes.length)
        .empty();
  }
}
