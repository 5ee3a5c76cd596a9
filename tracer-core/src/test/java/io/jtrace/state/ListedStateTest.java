package io.jtrace.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jtrace.event.FdKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Threads and descriptors that the newest tracers list while they record. */
class ListedStateTest {
  private static final int TASK = 430;
  private static final int PIPE = 432;
  private static final int REGULAR = 436;
  private static final int INET = 440;
  private static final int UNIX = 444;
  private static final int ANONYMOUS = 448;
  private static final byte[] HERE = {10, 0, 0, 1};
  private static final byte[] THERE = {10, 0, 0, 2};
  private final Scene scene = new Scene();

  private void task() {
    byte[] argv = "tool\0-a\0b\0".getBytes(StandardCharsets.US_ASCII);
    byte[] env = "A=1\0".getBytes(StandardCharsets.US_ASCII);
    byte[] cgroups = "cpu=/x\0".getBytes(StandardCharsets.US_ASCII);
    scene.play(
        7,
        TASK,
        32,
        e ->
            e.u32(3)
                .u32(4)
                .u32(5)
                .u32(6)
                .text("comm")
                .bytes(argv, 0, argv.length)
                .text("/bin/tool")
                .u32(0)
                .bytes(env, 0, env.length)
                .text("/srv")
                .u64(1024)
                .u32(1000)
                .u32(100)
                .u64(0)
                .u64(0)
                .u64(0)
                .u64(0)
                .u64(0)
                .u64(0)
                .u32(30)
                .u32(20)
                .u32(10)
                .u64(1)
                .u64(2)
                .u32(7)
                .u32(7)
                .u64(0)
                .bytes(cgroups, 0, cgroups.length)
                .text("/")
                .u64(0)
                .u32(9)
                .u32(1000));
  }

  @Test
  void shouldKnowAThreadOnceItIsListed() {
    task();

    ThreadInfo thread = scene.thread(7);
    assertFalse(thread.fake);
    assertEquals("comm", thread.comm());
    assertEquals("tool", thread.exe());
    assertEquals("/bin/tool", thread.exePath());
    assertEquals("/srv/", thread.cwd());
    assertEquals(List.of(3L, 5L, 6L), List.of(thread.ptid, thread.vpgid, thread.sid));
    assertEquals(List.of(1000L, 100L, 30L), List.of(thread.uid, thread.gid, thread.vmSizeKb));
    assertEquals(1024, thread.fdLimit);
  }

  /** A thread is listed whatever it is doing. */
  @Test
  void shouldKeepTheCallThatAListedThreadIsIn() {
    scene.play(7, PIPE, 3, e -> e.u32(4).text("pipe:[9]").u64(9));
    scene.play(7, 6, 2, e -> e.u64(4).u32(1));
    task();
    scene.play(7, PIPE, 3, e -> e.u32(5).text("pipe:[10]").u64(10));
    scene.play(7, 7, 2, e -> e.u64(1).text(""));

    assertTrue(scene.context.isPaired());
    assertEquals("pipe:[9]", scene.context.fd().name());
  }

  @Test
  void shouldKnowListedFilesAndSockets() {
    scene.play(7, REGULAR, 5, e -> e.u32(3).text("/etc/x").u32(1).u32(9).u64(77));
    scene.play(7, UNIX, 6, e -> e.u32(6).u16(1).u16(0).u64(1).text("/run/x").u64(80));
    inet(4, THERE, 80);
    inet(5, new byte[4], 0);

    assertEquals("/etc/x", scene.fd(7, 3).name());
    assertEquals(77, scene.fd(7, 3).inode());
    assertEquals("/run/x", scene.fd(7, 6).name());
    assertEquals("10.0.0.1:4000->10.0.0.2:80", scene.fd(7, 4).name());
    assertEquals(FdInfo.L4_TCP, scene.fd(7, 4).l4proto());
    assertEquals(FdKind.IPV4_SERVSOCK, scene.fd(7, 5).kind());
    assertEquals("10.0.0.1:4000", scene.fd(7, 5).name());
  }

  private void inet(int fd, byte[] remote, int remotePort) {
    scene.play(
        7,
        INET,
        8,
        e ->
            e.u32(fd)
                .u16(1)
                .u16(6)
                .bytes(HERE, 0, 4)
                .u16(4000)
                .bytes(remote, 0, 4)
                .u16(remotePort)
                .u64(9));
  }

  @ParameterizedTest
  @CsvSource({"1,EVENT", "2,EVENTPOLL", "5,TIMERFD", "8,PIDFD", "12,BPF", "13,UNSUPPORTED"})
  void shouldKnowListedAnonymousDescriptorsByTheirNumber(int number, FdKind kind) {
    scene.play(7, ANONYMOUS, 4, e -> e.u32(3).u8(number).text("anon_inode:x").u64(1));

    assertEquals(kind, scene.fd(7, 3).kind());
  }

  @Test
  void shouldKeepWhatCallsHaveTold() {
    scene.play(7, 3, 5, e -> e.u64(3).text("/known").u32(1).u32(0).u32(5));
    scene.play(7, REGULAR, 5, e -> e.u32(3).text("/listed").u32(1).u32(9).u64(77));

    assertEquals("/known", scene.fd(7, 3).name());
  }
}
