package io.jtrace.ebpf;

import java.nio.ByteBuffer;

/** Takes raw records from the ring, on the capture thread. */
interface RecordHandler {
  /**
   * Takes one record.
   *
   * @param bytes the ring, little-endian; valid during the call only
   * @param offset where the record begins
   * @param length its bytes
   * @return false to leave the rest in the ring for the next drain
   */
  boolean record(ByteBuffer bytes, int offset, int length);
}
