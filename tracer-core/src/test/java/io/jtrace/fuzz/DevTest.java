package io.jtrace.fuzz;

import io.jtrace.peers.Peers;
import java.nio.file.*;
import java.util.*;
import org.junit.jupiter.api.Test;

class DevTest {
  @Test
  void go() throws Exception {
    int n = Integer.getInteger("cases", 50), base = Integer.getInteger("base", 0);
    String dir = System.getProperty("caps");
    List<Path> files = new ArrayList<>();
    if (dir != null) {
      try (var s = Files.list(Path.of(dir))) {
        s.filter(f -> f.toString().endsWith(".scap")).sorted().forEach(files::add);
      }
    } else
      for (int seed = base; seed < base + 6; seed++)
        files.add(
            Files.write(
                Path.of("/tmp/dmg/f" + seed + ".scap"),
                Sample.capture(
                    new SampleEvents(seed, false).known(60), io.jtrace.scap.Compression.NONE)));
    int taken = 0, all = 0, bad = 0, nonempty = 0;
    for (Path f : files) {
      RandomFilter r = new RandomFilter(new SampleValues(f), base + 77);
      for (int i = 0; i < n; i++) {
        String flt = r.next();
        for (String x : new String[] {flt, "not (" + flt + ")"}) {
          all++;
          Peers.Outcome o = Peers.sysdigRun("-r", f.toString(), "-p", "%evt.num", x);
          List<String> own = null;
          String err = "";
          try {
            own = Peers.jtrace(f, "%evt.num", x);
          } catch (io.jtrace.filter.FilterException e) {
            err = e.getMessage();
          } catch (RuntimeException e) {
            err = "RT " + e;
          }
          if (o.exitCode() != 0) {
            if (err.startsWith("RT")) System.err.println(x + " " + err);
            continue;
          }
          taken++;
          if (!o.lines().isEmpty()) nonempty++;
          if (own == null) {
            System.err.println("REFUSED " + f.getFileName() + " " + x + " : " + err);
            continue;
          }
          if (!own.equals(o.lines())) {
            bad++;
            Set<String> a = new LinkedHashSet<>(own), b = new LinkedHashSet<>(o.lines());
            Set<String> ao = new LinkedHashSet<>(a);
            ao.removeAll(b);
            b.removeAll(a);
            String ex1 = ao.toString(), ex2 = b.toString();
            if (bad <= 40)
              System.err.println(
                  "BAD "
                      + f.getFileName()
                      + " | "
                      + x
                      + " | J only "
                      + ex1.substring(0, Math.min(60, ex1.length()))
                      + " S only "
                      + ex2.substring(0, Math.min(60, ex2.length())));
          }
        }
      }
    }
    System.err.println("all " + all + " taken " + taken + " nonempty " + nonempty + " bad " + bad);
  }
}
