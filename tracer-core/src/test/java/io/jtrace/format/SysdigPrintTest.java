package io.jtrace.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jtrace.field.RenderSettings;
import io.jtrace.field.RenderSettings.BufferFormat;
import io.jtrace.field.RenderSettings.TimeType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same capture printed by us and by an installed sysdig 0.29.3. */
class SysdigPrintTest {
  private static final int MPROTECT = 75;

  /** Above these sysdig 0.29.3 has no names. */
  private static final int GENERIC_CODES = 329;

  private static final String ALL_BYTES = allBytes();
  private final TimeZone zone = TimeZone.getDefault();
  private final Scene scene = new Scene();
  @TempDir Path folder;

  private static String allBytes() {
    StringBuilder all = new StringBuilder();
    for (char c = 0; c < 256; c++) {
      all.append(c);
    }
    return all.toString();
  }

  @BeforeEach
  void useSameZoneAsSysdig() {
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
  }

  @AfterEach
  void restoreZone() {
    TimeZone.setDefault(zone);
  }

  private void data(String constant, String data) {
    byte[] bytes = Scene.bytes(data);
    scene.event(constant).u64(bytes.length).bytes(bytes, 0, bytes.length).end();
  }

  private void files() {
    scene.event("PPME_SYSCALL_READ_E").u64(3).u32(600).end();
    data("PPME_SYSCALL_READ_X", "ab\r\nc\n\nd\r" + ALL_BYTES);
    for (String lines :
        new String[] {"\n", "\r", "\nab", "\rab", "\n\nab", "\r\nab", "ab\n", "ab\r"}) {
      scene.event("PPME_SYSCALL_READ_E").u64(3).u32(600).end();
      data("PPME_SYSCALL_READ_X", lines);
    }
    scene.event("PPME_SYSCALL_READ_E").u64(4).u32(0xffffffffL).end();
    data("PPME_SYSCALL_READ_X", "x".repeat(80));
    scene.event("PPME_SYSCALL_READ_E").u64(-1).u32(5).end();
    data("PPME_SYSCALL_READ_X", "");
    scene.event("PPME_SYSCALL_WRITE_E").u64(7).u32(5).end();
    data("PPME_SYSCALL_WRITE_X", "<30>Jan  1 00:00:00 work: late");
    scene.event("PPME_SYSCALL_OPEN_E").text("a/../b").u32(262).u32(0).end();
    scene.event("PPME_SYSCALL_OPEN_X").u64(9).text("a/../b").u32(262).u32(0).u32(0x2d).end();
    scene.event("PPME_SYSCALL_OPEN_E").text("/no/such").u32(1).u32(0).end();
    scene.event("PPME_SYSCALL_OPEN_X").u64(-2).text("/no/such").u32(1).u32(0).u32(0).end();
    scene.event("PPME_SOCKET_SOCKET_E").u32(2).u32(1).u32(0).end();
    scene.event("PPME_SOCKET_SOCKET_X").u64(-24).end();
    scene.event("PPME_SYSCALL_EVENTFD_E").u64(0).u32(0).end();
    scene.event("PPME_SYSCALL_EVENTFD_X").u64(-24).end();
    scene.event("PPME_SYSCALL_CLOSE_E").u64(77).end();
    scene.event("PPME_SYSCALL_CLOSE_X").u64(-9).end();
    scene.event("PPME_SYSCALL_GETCWD_E").end();
    scene
        .event("PPME_SYSCALL_GETCWD_X")
        .u64(9)
        .text("/\303\244\342\202\254\377\033\"\\\177/\360\237\230\200")
        .end();
    scene.event("PPME_SYSCALL_CREAT_E").text("/tmp/x").u32(0755).end();
    scene.event("PPME_SYSCALL_CREAT_X").u64(30).text("/tmp/x").u32(0755).u32(0).end();
    scene.event("PPME_SYSCALL_OPEN_E").text("/tmp/y").u32(6).u32(0755).end();
    scene.event("PPME_SYSCALL_OPEN_X").u64(31).text("/tmp/y").u32(6).u32(0755).u32(0).end();
    scene.event("PPME_SYSCALL_ACCESS_E").u32(4).end();
    scene.event("PPME_SYSCALL_ACCESS_X").u64(0).text("a\001b").end();
    scene.event("PPME_SYSCALL_FCHMODAT_E").end();
    scene.event("PPME_SYSCALL_FCHMODAT_X").u64(0).u64(6).text("x").u32(0x1ff).end();
    scene.event("PPME_SYSCALL_LSEEK_E").u64(3).u64(-5).u8(2).end();
    scene.event("PPME_SYSCALL_LSEEK_X").u64(-22).end();
    scene.event("PPME_SYSCALL_IOCTL_3_E").u64(3).u64(0x541b).u64(0x7fffdeadbeefL).end();
    scene.event("PPME_SYSCALL_IOCTL_3_X").u64(-12345).end();
    scene.event("PPME_SYSCALL_PIPE_E").end();
    scene.event("PPME_SYSCALL_PIPE_X").u64(0).u64(20).u64(21).u64(4168486).end();
  }

  private void sockets() {
    byte[] tuple = Scene.tuple4(4000, 22);
    byte[] unix = Scene.bytes("\1\21\0\0\0\0\0\0\0\42\0\0\0\0\0\0\0/a/b\0");
    byte[] value = Scene.dynamic(2, 4, 65536);
    byte[] wait = Scene.dynamic(4, 8, 2_500_000_000L);
    scene.event("PPME_SOCKET_CONNECT_E").u64(5).empty().end();
    scene.event("PPME_SOCKET_CONNECT_X").u64(-111).bytes(tuple, 0, tuple.length).end();
    scene.event("PPME_SOCKET_CONNECT_E").u64(7).empty().end();
    scene.event("PPME_SOCKET_CONNECT_X").u64(-2).bytes(unix, 0, unix.length).end();
    scene.event("PPME_SOCKET_SENDTO_E").u64(5).u32(6).empty().end();
    data("PPME_SOCKET_SENDTO_X", "Testme");
    scene.event("PPME_SOCKET_GETSOCKOPT_E").end();
    socketOption(8, value);
    scene.event("PPME_SOCKET_GETSOCKOPT_E").end();
    socketOption(20, wait);
    scene.event("PPME_SYSCALL_POLL_E").bytes(Scene.fds(4, 0x41, 99, 4), 0, 22).u64(-1).end();
    scene.event("PPME_SYSCALL_POLL_X").u64(1).bytes(Scene.fds(5, 1), 0, 12).end();
  }

  private void socketOption(int option, byte[] value) {
    scene
        .event("PPME_SOCKET_GETSOCKOPT_X")
        .u64(0)
        .u64(5)
        .u8(1)
        .u8(option)
        .bytes(value, 0, value.length)
        .u32(value.length - 1)
        .end();
  }

  private void rest() {
    scene.event("PPME_SYSCALL_KILL_E").u64(Scene.TID).u8(9).end();
    scene.event("PPME_SYSCALL_KILL_X").u64(0).end();
    scene.event("PPME_SYSCALL_NANOSLEEP_E").u64(1_234_567_891L).end();
    scene.event("PPME_SYSCALL_NANOSLEEP_X").u64(-4).end();
    scene.event("PPME_SYSCALL_SETUID_E").u32(1000).end();
    scene.event("PPME_SYSCALL_SETUID_X").u64(-1).end();
    scene.event("PPME_SYSCALL_MMAP_E").u64(0).u64(1 << 20).u32(3).u32(10).u64(-1).u64(0).end();
    scene.event("PPME_SYSCALL_MMAP_X").u64(0x7fad48782000L).u32(9).u32(8).u32(7).end();
    scene.event("PPME_SYSCALL_FUTEX_E").u64(0xabcdef).u16(129).u64(1).end();
    scene.event("PPME_SYSCALL_FUTEX_X").u64(0).end();
    scene.event("PPME_GENERIC_E").u16(MPROTECT).u16(10).end();
    scene.event("PPME_GENERIC_X").u16(MPROTECT).end();
    scene.event("PPME_SIGNALDELIVER_E").u64(0).u64(Scene.TID).u8(29).end();
  }

  @Test
  void shouldNameAndSortGenericCallsAsSysdig() throws Exception {
    for (int code = 0; code < GENERIC_CODES; code++) {
      scene.event("PPME_GENERIC_E").u16(code).u16(code).end();
    }
    String template = "%evt.arg[1] %evt.type %syscall.type %evt.category";
    Path capture = folder.resolve("generic.scap");
    scene.write(capture);

    assertEquals(
        Sysdig.run(folder, "-r", capture.toString(), "-p", template), scene.lines(template));
  }

  /** Events with more parameters than sysdig 0.29.3 knows: it prints those that it knows. */
  @Test
  void shouldPrintAppendedParamsAsSysdig() throws Exception {
    scene.event("PPME_SYSCALL_READ_E").u64(3).u32(600).end();
    scene.eventOfToday(7).u64(2).bytes(new byte[] {65, 66}, 0, 2).u64(3).u32(600).end();
    scene.event("PPME_SYSCALL_OPEN_E").text("/a").u32(1).u32(0).end();
    scene.eventOfToday(3).u64(8).text("/a").u32(0x4001).u32(0).u32(5).u64(77).end();
    scene.event("PPME_SYSCALL_CLOSE_E").u64(8).end();
    scene.eventOfToday(5).u64(0).u64(8).end();
    Path capture = folder.resolve("today.scap");
    scene.write(capture);

    String template = "*%evt.num %evt.type %evt.args|%evt.arg[2] %evt.arg[5] %fd.name %evt.arg.res";
    assertEquals(
        Sysdig.run(folder, "-r", capture.toString(), "-p", template), scene.lines(template));
    assertEquals(
        List.of("3 <f>/etc/hosts 600", "8 <f>/a <NA>"),
        List.of(
            scene.lines("*%evt.rawarg.fd %evt.arg.fd %evt.rawarg.size").get(1),
            scene.lines("*%evt.rawarg.fd %evt.arg.fd %evt.rawarg.size").get(5)));
    assertEquals("77", scene.lines("*%evt.rawarg.ino").get(3));
  }

  private static final String CONTAINER =
      "{\"container\":{\"Mounts\":[{\"Source\":\"/srv\",\"Destination\":\"/data\",\"Mode\":\"ro\",\"RW\":false,"
          + "\"Propagation\":\"rprivate\"},{\"Source\":\"/var/run/x\",\"Destination\":\"/x\",\"Mode\":\"\","
          + "\"RW\":true,\"Propagation\":\"\"}],\"Healthcheck\":{\"args\":[\"-f\",\"a b\"],\"exe\":\"curl\"},"
          + "\"env\":[\"A=1\"],\"id\":\"3ad7b26ded6d\",\"image\":\"nginx:1\",\"imagedigest\":\"sha256:ab\","
          + "\"imageid\":\"cd\",\"imagerepo\":\"nginx\",\"imagetag\":\"1\",\"ip\":\"172.17.0.2\","
          + "\"labels\":{\"a\":\"{[\"},\"name\":\"web\",\"port_mappings\":[],\"privileged\":true,\"type\":0}}";

  /** A process that becomes its container's health check. */
  private void container() {
    String id = "3ad7b26ded6d8e7b23da7d48fe889434573036c27ae5a74837233de441c3601e";
    scene.event("PPME_SYSCALL_CLOSE_E").u64(3).end();
    scene.event("PPME_SYSCALL_CLOSE_X").u64(0).end();
    scene.event("PPME_CONTAINER_JSON_E").text(CONTAINER).end();
    scene.event("PPME_SYSCALL_EXECVE_19_E").text("/usr/bin/curl").end();
    byte[] args = Scene.bytes("-f\0a b\0");
    byte[] groups = Scene.bytes("cpu=/docker/" + id + "\0");
    scene
        .event("PPME_SYSCALL_EXECVE_19_X")
        .u64(0)
        .text("curl")
        .bytes(args, 0, args.length)
        .u64(Scene.TID)
        .u64(Scene.TID)
        .u64(1)
        .text("/")
        .u64(1024)
        .u64(0)
        .u64(0)
        .u32(1)
        .u32(1)
        .u32(0)
        .text("curl")
        .bytes(groups, 0, groups.length)
        .empty()
        .u32(0)
        .u64(1)
        .u32(0)
        .u32(0)
        .end();
    scene.event("PPME_SYSCALL_CLOSE_E").u64(4).end();
    scene.event("PPME_SYSCALL_CLOSE_X").u64(0).end();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*%evt.num %container.id %container.name %container.type %container.privileged",
        "*%container.image %container.image.id %container.image.repository %container.image.tag",
        "*%container.image.digest %container.mounts %container.healthcheck",
        "*%container.liveness_probe %container.readiness_probe %container.mount[1]",
        "*%container.mount[/s*] %container.mount.source[/data] %container.mount.dest[0]",
        "*%container.mount.mode[0] %container.mount.rdwr[1] %container.mount.propagation[7]",
        "*%proc.is_container_healthcheck %proc.is_container_liveness_probe %proc.name",
      })
  void shouldPrintContainersAsSysdig(String template) throws Exception {
    container();
    Path capture = folder.resolve("container.scap");
    scene.write(capture);

    List<String> theirs = Sysdig.run(folder, "-r", capture.toString(), "-p", template);
    assertTrue(theirs.size() > 3, "sysdig printed " + theirs);
    assertEquals(String.join("\n", theirs), String.join("\n", scene.lines(template)));
  }

  private void compare(List<String> options, String template, RenderSettings settings, boolean json)
      throws Exception {
    files();
    sockets();
    rest();
    Path capture = folder.resolve("scene.scap");
    scene.write(capture);
    List<String> arguments = new ArrayList<>(List.of("-r", capture.toString()));
    arguments.addAll(options);
    List<String> theirs = Sysdig.run(folder, arguments.toArray(String[]::new));

    List<String> ours = scene.lines(template, settings, json);
    assertTrue(theirs.size() > 10, "sysdig printed " + theirs);
    assertEquals(String.join("\n", theirs), String.join("\n", ours));
  }

  @ParameterizedTest
  @CsvSource({"-x,HEX", "-X,HEXASCII", "-A,ASCII", "-b,BASE64"})
  void shouldPrintBuffersAsSysdig(String option, BufferFormat shape) throws Exception {
    compare(
        List.of(option),
        EventFormat.DEFAULT,
        new RenderSettings(shape, false, false, TimeType.CLOCK),
        false);
  }

  @ParameterizedTest
  @CsvSource({"h,CLOCK", "a,EPOCH", "r,SINCE_START", "d,OF_CALL", "D,SINCE_LAST"})
  void shouldPrintTimesAsSysdig(String letter, TimeType time) throws Exception {
    compare(
        List.of("-t", letter),
        EventFormat.DEFAULT,
        new RenderSettings(BufferFormat.NORMAL, false, false, time),
        false);
  }

  @Test
  void shouldPrintWholeBuffersAsSysdig() throws Exception {
    compare(
        List.of("-v"),
        EventFormat.DEFAULT,
        new RenderSettings(BufferFormat.NORMAL, true, false, TimeType.CLOCK),
        false);
  }

  @Test
  void shouldResolvePortsAsSysdig() throws Exception {
    compare(
        List.of("-R", "-p", "*%evt.num %fd.name %evt.args"),
        "*%evt.num %fd.name %evt.args",
        new RenderSettings(BufferFormat.NORMAL, false, true, TimeType.CLOCK),
        false);
  }

  @Test
  void shouldWriteJsonAsSysdig() throws Exception {
    compare(
        List.of("-j"),
        EventFormat.DEFAULT,
        new RenderSettings(BufferFormat.NORMAL, true, false, TimeType.CLOCK),
        true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*%evt.num %evt.time.iso8601 %evt.datetime %evt.rawtime.ns %evt.reltime %evt.deltatime",
        "*%evt.num %evt.latency %evt.latency.ns %evt.latency.human %evt.wait_latency",
        "*%evt.num %evt.type %syscall.type %evt.category %evt.is_io %evt.io_dir %evt.is_wait",
        "*%evt.num %evt.res %evt.rawres %evt.failed %evt.count.error %evt.count.exit",
        "*%evt.num %evt.count.error.file %evt.count.error.net %evt.count.error.other",
        "*%evt.num %evt.buflen %evt.buflen.in %evt.buflen.file.in %evt.buflen.net.out",
        "*%evt.num %evt.arg[0] %evt.arg.fd %evt.arg.res %evt.rawarg.data",
        "*%evt.num %evt.abspath %evt.is_open_read %evt.is_open_write %evt.is_open_exec %evt.is_syslog %evt.info",
        "*%proc.pid %proc.name %proc.exe %proc.args %proc.cmdline %proc.exeline %proc.exepath",
        "*%proc.cwd %proc.nthreads %proc.ppid %proc.pname %proc.aname[0] %proc.apid[1] %proc.env",
        "*%proc.fdopencount %proc.fdlimit %proc.fdusage %proc.vmsize %thread.pfmajor %proc.aname",
        "*%thread.tid %thread.ismain %thread.nametid %thread.vmsize.b %thread.cgroups %proc.vpid",
        "*%user.uid %user.name %user.homedir %user.shell %group.name %container.id",
        "*%evt.num %fd.num %fd.type %fd.typechar %fd.name %fd.directory %fd.filename %fd.uid",
        "*%evt.num %fd.cip %fd.sip %fd.l4proto %fd.sockfamily",
        "*%evt.num %fd.containername %fd.containerdirectory %fd.connected",
        "*%evt.num %fdlist.nums %fdlist.names %fdlist.cips %fdlist.sports",
        "*%evt.num %syslog.facility.str %syslog.severity %syslog.severity.str %syslog.message",
        "%evt.num x=%5evt.type z=%10proc.name|%evt.res",
      })
  void shouldPrintFieldsAsSysdig(String template) throws Exception {
    compare(List.of("-p", template), template, RenderSettings.DEFAULTS, false);
  }
}
