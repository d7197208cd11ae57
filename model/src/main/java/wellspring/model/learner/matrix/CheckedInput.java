package wellspring.model.learner.matrix;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

/** Reads what {@link CheckedOutput} wrote. */
final class CheckedInput {
  private final InputStream in;
  private final CRC32 checksum = new CRC32();
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int limit;
  private int unchecked;

  CheckedInput(InputStream in) {
    this.in = in;
  }

  int readByte() throws IOException {
    if (at == limit && !refill()) {
      throw new EOFException("the checkpoint stops in its middle");
    }
    return buffer[at++] & 0xff;
  }

  long readLong() throws IOException {
    long value = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      value = value << 8 | readByte();
    }
    return value;
  }

  int readCount() throws IOException {
    long value = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      int next = readByte();
      value |= (long) (next & 0x7f) << shift;
      if (next < 0x80 && value <= Integer.MAX_VALUE) {
        return (int) value;
      }
    }
    throw new IOException("the checkpoint is broken: a number has more than 31 bits");
  }

  /**
   * Reads the checksum, which must be the last thing.
   *
   * @throws IOException if it is not that of the bytes read, or more bytes follow
   */
  void finish() throws IOException {
    checksum.update(buffer, unchecked, at - unchecked);
    unchecked = at;
    long actual = checksum.getValue();
    if (readLong() != actual) {
      throw new IOException("the checkpoint is broken: its checksum does not fit");
    }
    if (at < limit || refill()) {
      throw new IOException("the checkpoint is broken: something follows it");
    }
  }

  private boolean refill() throws IOException {
    checksum.update(buffer, unchecked, limit - unchecked);
    at = 0;
    unchecked = 0;
    limit = Math.max(0, in.read(buffer, 0, buffer.length));
    return limit > 0;
  }
}
