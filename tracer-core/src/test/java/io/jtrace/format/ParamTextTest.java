package io.jtrace.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jtrace.field.RenderSettings;
import io.jtrace.field.RenderSettings.BufferFormat;
import io.jtrace.field.RenderSettings.TimeType;
import org.junit.jupiter.api.Test;

/** Texts of parameters by type. The expected texts are what sysdig 0.29.3 prints. */
class ParamTextTest {
  private final Scene scene = new Scene();

  private String args(RenderSettings settings) throws FormatException {
    return scene.lines("%evt.args", settings, false).get(0);
  }

  private String args() throws FormatException {
    return args(RenderSettings.DEFAULTS);
  }

  private static RenderSettings shape(BufferFormat format) {
    return new RenderSettings(format, false, false, TimeType.CLOCK);
  }

  private void read(String data) {
    byte[] bytes = Scene.bytes(data);
    scene.event("PPME_SYSCALL_READ_X").u64(bytes.length).bytes(bytes, 0, bytes.length).end();
  }

  @Test
  void shouldNameDescriptorFlagsAndModeWhenFileIsOpened() throws FormatException {
    scene.event("PPME_SYSCALL_OPEN_X").u64(-2).text("/no").u32(262).u32(0666).u32(0x2d).end();

    assertEquals(
        "fd=-2(ENOENT) name=/no flags=262(O_TRUNC|O_CREAT|O_WRONLY) mode=0666 dev=2D ", args());
  }

  @Test
  void shouldPrintPlainMinusOneAsErrorWhenDescriptorIsNegative() throws FormatException {
    scene.event("PPME_SYSCALL_READ_E").u64(-1).u32(0xffffffffL).end();

    assertEquals("fd=-1(EPERM) size=-1 ", args());
  }

  @Test
  void shouldJoinRelativePathToWorkingDirectory() throws FormatException {
    scene.event("PPME_SYSCALL_ACCESS_X").u64(0).text("a\001b").end();

    assertEquals("res=0 name=ab(/tmp/a.b) ", args());
  }

  @Test
  void shouldJoinPathToDirectoryDescriptor() throws FormatException {
    scene.event("PPME_SYSCALL_FCHMODAT_X").u64(0).u64(6).text("x").u32(0x40).end();

    assertEquals("res=0 dirfd=6(<d>/srv) filename=x(/srv/x) mode=0100(S_IXUSR) ", args());
  }

  @Test
  void shouldListPolledDescriptors() throws FormatException {
    byte[] fds = Scene.fds(4, 0x41, 99, 4);
    scene.event("PPME_SYSCALL_POLL_E").bytes(fds, 0, fds.length).u64(-1).end();

    assertEquals("fds=4:p41 99:?4 timeout=-1 ", args());
  }

  @Test
  void shouldNameProcessAndSignal() throws FormatException {
    scene.event("PPME_SYSCALL_KILL_E").u64(Scene.TID).u8(9).end();

    assertEquals("pid=4242(work) sig=9(SIGKILL) ", args());
  }

  @Test
  void shouldPrintSecondsBesideInterval() throws FormatException {
    scene.event("PPME_SYSCALL_NANOSLEEP_E").u64(1_500_000_000L).end();

    assertEquals("interval=1500000000(1.5s) ", args());
  }

  @Test
  void shouldPrintNoneWhenIntervalIsAllOnes() throws FormatException {
    scene.event("PPME_SYSCALL_NANOSLEEP_E").u64(-1).end();

    assertEquals("interval=none ", args());
  }

  @Test
  void shouldNameUserAndNobody() throws FormatException {
    scene.event("PPME_SYSCALL_SETUID_E").u32(1000).end();
    scene.event("PPME_SYSCALL_SETUID_E").u32(0xffffffffL).end();
    scene.event("PPME_SYSCALL_SETUID_E").u32(7).end();

    assertEquals(
        java.util.List.of("uid=1000(ann) ", "uid=-1(<NONE>) ", "uid=7(<NA>) "),
        scene.lines("%evt.args"));
  }

  @Test
  void shouldPrintTupleAndMissingTuple() throws FormatException {
    byte[] tuple = Scene.tuple4(4000, 80);
    scene.event("PPME_SOCKET_CONNECT_X").u64(-11).bytes(tuple, 0, tuple.length).end();
    scene.event("PPME_SOCKET_CONNECT_X").u64(-11).empty().end();

    assertEquals(
        java.util.List.of(
            "res=-11(EAGAIN) tuple=10.0.0.1:4000->10.0.0.2:80 ", "res=-11(EAGAIN) tuple=NULL "),
        scene.lines("%evt.args"));
  }

  @Test
  void shouldPrintUnixTupleInLowerHexadecimal() throws FormatException {
    byte[] tuple = Scene.bytes("\1\21\0\0\0\0\0\0\0\42\0\0\0\0\0\0\0/a/b\0");
    scene.event("PPME_SOCKET_CONNECT_X").u64(0).bytes(tuple, 0, tuple.length).end();

    assertEquals("res=0 tuple=11->22 /a/b ", args());
  }

  @Test
  void shouldPrintDynamicValueByItsIndex() throws FormatException {
    byte[] value = Scene.dynamic(2, 4, 65536);
    scene
        .event("PPME_SOCKET_GETSOCKOPT_X")
        .u64(0)
        .u64(5)
        .u8(1)
        .u8(8)
        .bytes(value, 0, value.length)
        .u32(4)
        .end();

    assertEquals(
        "res=0 fd=5(<4t>10.0.0.1:4000->10.0.0.2:80) level=1(SOL_SOCKET) optname=8(SO_RCVBUF)"
            + " val=65536 optlen=4 ",
        args());
  }

  @Test
  void shouldCutBufferAfterSeventySevenCharacters() throws FormatException {
    read("x".repeat(81));

    assertEquals("res=81 data=" + "x".repeat(77) + "... ", args());
    assertEquals(
        "res=81 data=" + "x".repeat(81) + " ",
        args(new RenderSettings(BufferFormat.NORMAL, true, false, TimeType.CLOCK)));
  }

  @Test
  void shouldKeepBufferOfEightyCharactersWhole() throws FormatException {
    read("x".repeat(79) + "\n");

    assertEquals("res=80 data=" + "x".repeat(79) + ". ", args());
  }

  @Test
  void shouldShowBufferInEveryShape() throws FormatException {
    read("ab\r\nc\001\377");

    assertEquals("res=7 data=ab..c.. ", args());
    assertEquals("res=7 data=\n\t0x0000: 6162 0d0a 6301 ff\n ", args(shape(BufferFormat.HEX)));
    assertEquals("res=7 data=\nab\nc ", args(shape(BufferFormat.ASCII)));
    assertEquals("res=7 data=YWINCmMB/w== ", args(shape(BufferFormat.BASE64)));
  }

  @Test
  void shouldPrintNothingWhenEventIsGeneric() throws FormatException {
    scene.event("PPME_GENERIC_E").u16(4).u16(1).end();

    assertEquals("", args());
    assertEquals("write", scene.lines("%evt.type").get(0));
  }

  /** Types that only later versions have; the values are those of the kernel's headers. */
  @Test
  void shouldPrintEnumerationsAndDynamicTextsOfLaterTypes() throws FormatException {
    byte[] text = Scene.bytes("\1user\0");
    byte[] number = Scene.dynamic(0, 8, -3);
    scene.event("PPME_SYSCALL_KEYCTL_X").u64(0).u32(3);
    for (byte[] value : new byte[][] {text, number, {}, {}}) {
      scene.encoder().bytes(value, 0, value.length);
    }
    scene.encoder().end();

    assertEquals("res=0 operation=3(KEYCTL_REVOKE) arg2=user arg3=-3 arg4= arg5= ", args());
  }

  @Test
  void shouldPrintAddressesOfListedSockets() throws FormatException {
    byte[] local = {10, 0, 0, 1};
    scene.event("PPME_ITER_TASK_FILE_SOCKET_INET_E").u32(5).u16(1).u16(6);
    scene.encoder().bytes(local, 0, 4).u16(4000).bytes(local, 0, 4).u16(80).u64(9).end();

    assertEquals(
        "fd=5(<4t>10.0.0.1:4000->10.0.0.2:80) sk_type=1 sk_proto=6 local_ip=10.0.0.1 "
            + "local_port=4000 remote_ip=10.0.0.1 remote_port=80 ino_num=9 ",
        args());
  }
}
