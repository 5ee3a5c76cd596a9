package io.jtrace.cli;

import io.jtrace.capture.CaptureException;
import java.nio.file.Path;
import java.util.List;

/** HTTP as clients and servers speak it, in one piece and in several, and what only looks like it. */
final class HttpScene {
  private static final List<String> METHODS =
      List.of(
          "GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "TRACE", "CONNECT", "PATCH", "LINK",
          "get");
  private static final List<String> ANSWERS =
      List.of(
          "HTTP/1.1 200 OK\r\nContent-Length: 1234\r\nServer: s\r\n\r\n<html>",
          "HTTP/1.0 404 Not Found\r\nContent-Length: 99\r\n\r\n",
          "HTTP/2 301 \r\n\r\n",
          "HTTP/1.1 200\r\ncontent-length: 77\r\n\r\n",
          "HTTP/1.1 500 Oh\r\nX-Content-Length: 55\r\nContent-Length:44\r\n\r\n",
          "HTTP/1.1 100 Continue\r\n\r\n");

  private final SceneWriter out = new SceneWriter();
  private int asked;

  static void write(Path file) throws CaptureException {
    HttpScene scene = new HttpScene();
    scene.out.container(ChiselMachine.WEB, ChiselMachine.containerJson(0));
    METHODS.forEach(scene::method);
    ANSWERS.forEach(scene::answer);
    scene.headers();
    scene.pieces();
    scene.otherDescriptors();
    scene.again();
    scene.out.save(file, ChiselMachine.snapshot());
  }

  private void ask(long tid, long fd, String text) {
    out.write(tid, fd, text);
    out.pass(1_000_000 + 17_000L * ++asked);
  }

  private void answer(long tid, long fd) {
    out.read(tid, fd, "HTTP/1.1 200 OK\r\nContent-Length: " + (50 + asked) + "\r\n\r\n");
  }

  private void exchange(String request) {
    ask(ChiselMachine.WORK, ChiselMachine.TCP, request);
    answer(ChiselMachine.WORK, ChiselMachine.TCP);
  }

  private void method(String name) {
    exchange(name + " /m HTTP/1.1\r\nHost: one.example\r\nAccept: */*\r\n\r\n");
  }

  private void answer(String text) {
    ask(
        ChiselMachine.WEB,
        ChiselMachine.TCP,
        "GET /" + asked + " HTTP/1.1\r\nHost: a\r\nB: c\r\n\r\n");
    out.read(ChiselMachine.WEB, ChiselMachine.TCP, text);
  }

  private void headers() {
    exchange("GET /h1 HTTP/1.1\r\nhost: low.example\r\nAccept: */*\r\n\r\n");
    exchange("GET /h2 HTTP/1.1\r\nAccept: */*\r\nHost: late.example\r\nC: d\r\n\r\n");
    exchange("GET /h3 HTTP/1.1\r\nX-Host: other.example\r\nHost:tight.example\r\nC: d\r\n\r\n");
    exchange("GET /h4 HTTP/1.1\r\nAccept: */*\r\n\r\n");
    exchange("GET /h5 HTTP/1.1\r\nHost: end.example\r\n\r\n");
    exchange("GET /h6\r\nHost: old.example\r\n\r\n");
    exchange("GET http://full.example/h7 HTTP/1.1\r\nHost: full.example\r\nC: d\r\n\r\n");
    exchange(" GET /h8 HTTP/1.1\r\nHost: blank.example\r\nC: d\r\n\r\n");
    exchange("GET /h9 FTP/1.1\r\nHost: ftp.example\r\nC: d\r\n\r\n");
    exchange("GET /h10 HTTP/1.1\nHost: lf.example\nC: d\n\n");
    exchange("GETTING /h11 HTTP/1.1\r\nHost: not.example\r\nC: d\r\n\r\n");
    exchange("GET  /h12 HTTP/1.1\r\nHost: two.example\r\nC: d\r\n\r\n");
    exchange("POST /h13\u00e9 HTTP/1.1\r\nHost: odd\u00e9.example\r\nC: d\r\n\r\n");
  }

  private void pieces() {
    long tid = ChiselMachine.WORK;
    long fd = ChiselMachine.TCP;
    ask(tid, fd, "GET /p1 HTT");
    ask(tid, fd, "P/1.1\r\nHost: cut.example\r\nC: d\r\n\r\n");
    answer(tid, fd);
    ask(tid, fd, "GET /p2 HTTP/1.1\r\nHost: first.example\r\nC: d\r\n\r\n");
    ask(tid, fd, "GET /p3 HTTP/1.1\r\nHost: second.example\r\nC: d\r\n\r\n");
    answer(tid, fd);
    answer(tid, fd);
    ask(tid, fd, "POST /p4 HTTP/1.1\r\nHost: body.example\r\nC: d\r\n\r\n");
    ask(tid, fd, "the body");
    out.read(tid, fd, "not a header");
    answer(tid, fd);
    answer(tid, fd);
    // The other direction in between.
    ask(tid, fd, "GET /p5 HTTP/1.1\r\nHost: both.example\r\nC: d\r\n\r\n");
    out.read(tid, fd, "GET /p6 HTTP/1.1\r\nHost: back.example\r\nC: d\r\n\r\n");
    out.pass(2_500_000);
    answer(tid, fd);
    out.write(tid, fd, "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n");
    ask(tid, fd, "GET /p7 HTTP/1.1\r\nHost: never.example\r\nC: d\r\n\r\n");
    // A request that comes in is answered on another descriptor.
    out.read(tid, ChiselMachine.TCP6, "PUT /p8 HTTP/1.1\r\nHost: in.example\r\nC: d\r\n\r\n");
    out.pass(3_000_000);
    out.write(tid, 8, "HTTP/1.1 201 OK\r\nContent-Length: 3\r\n\r\n");
    out.pass(4_000_000);
    out.write(tid, ChiselMachine.TCP6, "HTTP/1.1 202 OK\r\nContent-Length: 7\r\n\r\n");
    // Two threads of a process share its descriptors.
    ask(ChiselMachine.WEB, fd, "GET /p9 HTTP/1.1\r\nHost: thread.example\r\nC: d\r\n\r\n");
    answer(ChiselMachine.WEB_SECOND, fd);
  }

  /** One address that is slow and fast. */
  private void again() {
    long tid = ChiselMachine.WORK;
    long fd = ChiselMachine.TCP;
    for (long nanos : new long[] {5_000_000, 9_000_000, 2_000_000}) {
      out.write(tid, fd, "GET /again HTTP/1.1\r\nHost: many.example\r\nA: b\r\n\r\n");
      out.pass(nanos);
      answer(tid, fd);
    }
    // What ends with the address, and an answer that goes the way of its question.
    exchange("GET /short");
    exchange("M-SEARCH /m1 HTTP/1.1\r\nHost: dash.example\r\nA: b\r\n\r\n");
    exchange("X2 /m2 HTTP/1.1\r\nHost: digit.example\r\nA: b\r\n\r\n");
    exchange("Get /m3 HTTP/1.1\r\nHost: mixed.example\r\nA: b\r\n\r\n");
    exchange("GET m4 HTTP/1.1\r\nHost: slash.example\r\nA: b\r\n\r\n");
    exchange("GET /m5 x y z HTTP/1.1\r\nHost: blanks.example\r\nA: b\r\n\r\n");
    ask(tid, fd, "GET /m6 HTTP/1.1\r\nHost: way.example\r\nA: b\r\n\r\n");
    out.write(tid, fd, "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n");
    out.pass(6_000_000);
    answer(tid, fd);
    ask(tid, fd, "GET /m7 HTTP/1.1\r\nHost: odd.example\r\nA: b\r\n\r\n");
    out.read(tid, fd, "HTTP/1.1 OK\r\n\r\n");
    out.read(tid, fd, "xHTTP/1.1 200 OK\r\n\r\n");
    out.read(tid, fd, "HTTP 200 OK\r\n\r\n");
    out.read(tid, fd, "HTTP/1.1  200 OK\r\n\r\n");
    out.read(tid, fd, "HTTP/1.1 abc 200 OK\r\n\r\n");
    out.read(tid, fd, "http/1.1 200 OK\r\n\r\n");
    answer(tid, fd);
  }

  private void otherDescriptors() {
    for (long fd : ChiselMachine.descriptors(ChiselMachine.WORK)) {
      ask(
          ChiselMachine.WORK,
          fd,
          "GET /fd" + fd + " HTTP/1.1\r\nHost: fd.example\r\nAccept: */*\r\n\r\n");
      answer(ChiselMachine.WORK, fd);
    }
    ask(ChiselMachine.STRANGER, 3, "GET /x HTTP/1.1\r\nHost: x.example\r\nA: b\r\n\r\n");
    answer(ChiselMachine.STRANGER, 3);
  }
}
