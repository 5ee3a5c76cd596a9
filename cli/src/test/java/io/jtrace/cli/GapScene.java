package io.jtrace.cli;

import io.jtrace.capture.CaptureException;
import java.nio.file.Path;

/**
 * A process that sends each second on one socket and each half second on another, is stopped once
 * for five seconds, makes up for it, and falls silent at last, while another process goes on.
 */
final class GapScene {
  private static final long HALF_SECOND = 500_000_000;
  private final SceneWriter out = new SceneWriter();

  static void write(Path file) throws CaptureException {
    GapScene scene = new GapScene();
    scene.steadily(6);
    scene.others(10);
    scene.out.event("DROP_E", 0, 1).u32(2).end();
    scene.burst();
    scene.steadily(4);
    scene.others(7);
    scene.out.save(file, ChiselMachine.snapshot());
  }

  private void steadily(int seconds) {
    for (int i = 0; i < seconds; i++) {
      send(ChiselMachine.TCP);
      send(8);
      out.pass(HALF_SECOND);
      send(8);
      out.pass(HALF_SECOND);
    }
  }

  private void burst() {
    for (int i = 0; i < 4; i++) {
      send(ChiselMachine.TCP);
      out.pass(1_000_000);
    }
    out.pass(1_000_000_000);
  }

  private void send(long fd) {
    out.write(ChiselMachine.WORK, fd, 100, 40);
  }

  private void others(int halves) {
    for (int i = 0; i < halves; i++) {
      out.read(ChiselMachine.WEB, ChiselMachine.FILE, 100, 10);
      out.pass(HALF_SECOND);
    }
  }
}
