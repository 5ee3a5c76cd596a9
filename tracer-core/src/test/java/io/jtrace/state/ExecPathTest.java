package io.jtrace.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jtrace.event.EventEncoder;
import org.junit.jupiter.api.Test;

/** Where the path of what runs comes from. */
class ExecPathTest {
  private static final int EXECVE_ENTER = 292;
  private static final int EXECVE_EXIT = 293;
  private static final int EXECVEAT_EXIT = 331;
  private static final int TRUSTED_PATH = 27;
  private final Scene scene = new Scene();

  private static EventEncoder exit(EventEncoder out, int params) {
    out.u64(0).text("tool");
    for (int i = 2; i < params; i++) {
      if (i == TRUSTED_PATH) {
        out.text("/usr/bin/tool");
      } else {
        out.empty();
      }
    }
    return out;
  }

  @Test
  void shouldTakeTheKernelsPathWhenAnExitIsAlone() {
    scene.play(7, EXECVEAT_EXIT, 30, out -> exit(out, 30));

    assertEquals("/usr/bin/tool", scene.thread(7).exePath());
    assertEquals("tool", scene.thread(7).exe());
  }

  /** As sysdig 0.29.3, which knows no other. */
  @Test
  void shouldTakeTheEntersPathWhenThereIsOne() {
    scene.play(7, EXECVE_ENTER, 1, out -> out.text("/tmp/link"));
    scene.play(7, EXECVE_EXIT, 31, out -> exit(out, 31));

    assertEquals("/tmp/link", scene.thread(7).exePath());
  }

  @Test
  void shouldKeepThePathWhenNothingTellsTheNewOne() {
    scene.play(7, EXECVE_ENTER, 1, out -> out.text("/bin/old"));
    scene.play(7, EXECVE_EXIT, 20, out -> exit(out, 20));
    scene.play(7, EXECVE_EXIT, 20, out -> exit(out, 20));

    assertEquals("/bin/old", scene.thread(7).exePath());
  }
}
