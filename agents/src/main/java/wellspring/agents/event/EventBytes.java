package wellspring.agents.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The JSON of one event, in UTF-8, in an array that serves the next one again: of a large
 * population there are millions. See {@link EventCodec#encode(Event, EventBytes)}. For one thread.
 */
public final class EventBytes {
  private static final ObjectWriter STRINGS = new JsonMapper().writerFor(String.class);

  private static final int KEPT_MAX = 1 << 14;

  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

  private byte[] bytes = new byte[512];
  private int length;

  /** Begins with the bytes of the event. Not to be changed, and not to be kept. */
  public byte[] array() {
    return bytes;
  }

  /** How many bytes of the array are the event's. */
  public int length() {
    return length;
  }

  void clear() {
    length = 0;
    if (bytes.length > KEPT_MAX) { // after a large event
      bytes = new byte[KEPT_MAX];
    }
  }

  /** Adds bytes as they are. */
  void add(byte[] raw) {
    reserve(raw.length);
    System.arraycopy(raw, 0, bytes, length, raw.length);
    length += raw.length;
  }

  /**
   * Adds a text as it stands between quotation marks.
   *
   * @throws JsonProcessingException if Jackson cannot write it
   */
  void addText(String text) throws JsonProcessingException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    if (utf8.length == text.length() && isPlain(utf8, text)) {
      add(utf8);
    } else {
      byte[] quoted = STRINGS.writeValueAsBytes(text);
      add(Arrays.copyOfRange(quoted, 1, quoted.length - 1));
    }
  }

  /**
   * Whether all of it stands for itself. As many bytes as characters are ASCII, but for halves of
   * surrogate pairs, which are question marks.
   */
  private static boolean isPlain(byte[] utf8, String text) {
    int at = 0;
    for (; at + Long.BYTES <= utf8.length; at += Long.BYTES) {
      if (mayBeSpecial((long) EIGHT_BYTES.get(utf8, at)) && !isPlain(utf8, text, at, Long.BYTES)) {
        return false;
      }
    }
    return isPlain(utf8, text, at, utf8.length - at);
  }

  private static boolean isPlain(byte[] utf8, String text, int begin, int count) {
    for (int i = begin; i < begin + count; i++) {
      byte each = utf8[i];
      boolean special = each < ' ' || each == '"' || each == '\\';
      if (special || (each == '?' && text.charAt(i) != '?')) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether one of eight bytes is below a space, above ASCII, or one of those that are looked at;
   * whole words at a time, after S. E. Anderson's "Bit Twiddling Hacks" (Stanford, 2005).
   */
  private static boolean mayBeSpecial(long eight) {
    long high = eight | (eight - (' ' * ONES));
    long looked =
        zero(eight ^ ('"' * ONES)) | zero(eight ^ ('\\' * ONES)) | zero(eight ^ ('?' * ONES));
    return ((high | looked) & HIGH_BITS) != 0;
  }

  /** Has the high bit of each byte that is zero, and perhaps of others above such a one. */
  private static long zero(long eight) {
    return (eight - ONES) & ~eight;
  }

  /** Adds a number in decimal digits. */
  void addNumber(int number) {
    if (number < 0) { // no round is, but who knows who writes
      add(Integer.toString(number).getBytes(StandardCharsets.US_ASCII));
      return;
    }
    int digits = 1;
    for (int rest = number / 10; rest > 0; rest /= 10) {
      digits++;
    }
    reserve(digits);
    int rest = number;
    for (int at = length + digits - 1; at >= length; at--) {
      bytes[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += digits;
  }

  private void reserve(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }

  byte[] copy() {
    return Arrays.copyOf(bytes, length);
  }
}
