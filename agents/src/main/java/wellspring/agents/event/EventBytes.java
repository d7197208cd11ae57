package wellspring.agents.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The JSON of one event, in UTF-8, in an array that serves the next one again: of a large
 * population there are millions. See {@link EventCodec#encode(Event, EventBytes)}. For one thread.
 */
public final class EventBytes {
  private static final ObjectWriter STRINGS = new JsonMapper().writerFor(String.class);

  private static final int KEPT_MAX = 1 << 14;

  /** Of each byte, whether it has to be looked at before it may stand for itself. */
  private static final boolean[] LOOKED_AT = lookedAt();

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

  private static boolean[] lookedAt() {
    boolean[] looked = new boolean[1 << Byte.SIZE];
    for (int each = 0; each < looked.length; each++) {
      looked[each] =
          each < ' ' || each > Byte.MAX_VALUE || each == '"' || each == '\\' || each == '?';
    }
    return looked;
  }

  /**
   * Whether all of it stands for itself. As many bytes as characters are ASCII, but for halves of
   * surrogate pairs, which are question marks.
   */
  private static boolean isPlain(byte[] utf8, String text) {
    for (int i = 0; i < utf8.length; i++) {
      if (LOOKED_AT[utf8[i] & 0xFF] && (utf8[i] != '?' || text.charAt(i) != '?')) {
        return false;
      }
    }
    return true;
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
