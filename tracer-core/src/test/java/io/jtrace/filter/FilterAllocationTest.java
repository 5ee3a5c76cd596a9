package io.jtrace.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.jtrace.event.Event;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fields used here allocate nothing themselves: what is measured is the filter. */
class FilterAllocationTest {
  private static final int EVENTS = 20_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evt.num > 1000 or thread.tid in (1,2,3) or evt.failed = true or thread.cpu < 1",
        "fd.ip = 1.1.1.1 or fd.ip in (::1, 2.2.2.2) or fd.net in (1.0.0.0/8, fe80::/10)",
        "evt.type contains xyz or evt.type icontains XYZ or evt.type in (open,read)",
        "proc.aname glob x*y or proc.aname iglob *[X]y or proc.aname regex '(x|y)+z?'",
        "proc.aname pmatch (/etc, /usr/lib) or proc.aname > x or proc.aname endswith xyz",
        "fd.port = http or not fd.port exists or fd.port != 443 and fd.name exists"
      })
  void shouldAllocateNothingForAnEvent(String filter) throws FilterException {
    Event event = SmallEvents.connect("10.1.2.3", "192.168.0.1", 443);
    EventPredicate predicate = Filter.compile(filter, new SmallFields(SmallEvents.SCHEMA));
    test(predicate, event);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    long before = threads.getCurrentThreadAllocatedBytes();
    int kept = test(predicate, event);
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;

    assertEquals(0, kept, filter);
    assertTrue(bytes < EVENTS, () -> filter + " took " + bytes + " bytes for " + EVENTS);
  }

  private static int test(EventPredicate predicate, Event event) {
    int kept = 0;
    for (int i = 0; i < EVENTS; i++) {
      kept += predicate.test(event) ? 1 : 0;
    }
    return kept;
  }
}
