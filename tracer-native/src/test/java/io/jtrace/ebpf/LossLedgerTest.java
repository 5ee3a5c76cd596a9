package io.jtrace.ebpf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jtrace.record.Loss;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

class LossLedgerTest {
  private final LossLedger ledger = new LossLedger(100);

  /** Two CPUs: records, lost, cut, faults, told, from, until, reserved of each. */
  private static byte[] rows(long... numbers) {
    ByteBuffer rows = ByteBuffer.allocate(128).order(ByteOrder.LITTLE_ENDIAN);
    for (long number : numbers) {
      rows.putLong(number);
    }
    return rows.array();
  }

  @Test
  void shouldTellOnlyWhatIsNewWhenItLooksAgain() {
    byte[] counters = rows(9, 0, 2, 0, 0, 0, 0, 0, 9, 0, 0, 3, 0, 0, 0, 0);
    assertEquals(
        List.of(
            new Loss(Loss.Cause.CUT, 0, 2, 100, 200),
            new Loss(Loss.Cause.UNREADABLE, 1, 3, 100, 200)),
        ledger.due(counters, 200, false));
    assertEquals(List.of(), ledger.due(counters, 300, false));
  }

  @Test
  void shouldTellWhatTheRingRefusedWhenNoRecordWillCome() {
    byte[] counters = rows(9, 7, 0, 0, 4, 150, 180);
    assertEquals(List.of(), ledger.due(counters, 200, false));
    assertEquals(
        List.of(new Loss(Loss.Cause.RING_FULL, 0, 3, 150, 180)), ledger.due(counters, 300, true));
  }
}
