package wellspring.model.learner.matrix;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;

/** Writes numbers in few bytes, and at last a checksum of them all. */
final class CheckedOutput {
  private final OutputStream out;
  private final CRC32 checksum = new CRC32();
  private final byte[] buffer = new byte[1 << 13];
  private int size;

  CheckedOutput(OutputStream out) {
    this.out = out;
  }

  void writeByte(int value) throws IOException {
    if (size == buffer.length) {
      drain();
    }
    buffer[size++] = (byte) value;
  }

  /** Eight bytes, the greatest first. */
  void writeLong(long value) throws IOException {
    for (int shift = 56; shift >= 0; shift -= 8) {
      writeByte((int) (value >>> shift));
    }
  }

  /**
   * Seven bits in each byte, the least first; all bytes but the last have the eighth bit set.
   *
   * @param value at least 0
   */
  void writeCount(int value) throws IOException {
    int rest = value;
    while (rest > 0x7f) {
      writeByte((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    writeByte(rest);
  }

  /** Writes the CRC-32 of everything so far and hands all bytes on. */
  void finish() throws IOException {
    drain();
    writeLong(checksum.getValue());
    drain();
    out.flush();
  }

  private void drain() throws IOException {
    checksum.update(buffer, 0, size);
    out.write(buffer, 0, size);
    size = 0;
  }
}
