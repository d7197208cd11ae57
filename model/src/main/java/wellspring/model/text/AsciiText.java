package wellspring.model.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Texts of ASCII alone, as bytes. Most texts are, and a large population writes many; so eight
 * characters are looked at together (Lamport 1975; Warren, Hacker's Delight, 2012, 6-1).
 */
public final class AsciiText {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;

  private AsciiText() {}

  /** The characters of a text; empty if one of them is not ASCII. */
  public static Optional<byte[]> of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return bytes.length == text.length() && (!contains(bytes, '?') || isWhole(bytes, text))
        ? Optional.of(bytes)
        : Optional.empty();
  }

  /** A question mark stands for half of a surrogate pair, too. */
  private static boolean isWhole(byte[] bytes, String text) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '?' && text.charAt(i) != '?') {
        return false;
      }
    }
    return true;
  }

  /** Whether all characters stand for themselves in a string of JSON. */
  public static boolean isPlain(byte[] ascii) {
    int at = 0;
    for (; at <= ascii.length - Long.BYTES; at += Long.BYTES) {
      long eight = (long) WORDS.get(ascii, at);
      long special = below(eight, ' ') | equal(eight, '"') | equal(eight, '\\');
      if (special != 0) {
        return false;
      }
    }
    for (; at < ascii.length; at++) {
      byte each = ascii[at];
      if (each < ' ' || each == '"' || each == '\\') {
        return false;
      }
    }
    return true;
  }

  private static boolean contains(byte[] bytes, char sought) {
    int at = 0;
    for (; at <= bytes.length - Long.BYTES; at += Long.BYTES) {
      if (equal((long) WORDS.get(bytes, at), sought) != 0) {
        return true;
      }
    }
    for (; at < bytes.length; at++) {
      if (bytes[at] == sought) {
        return true;
      }
    }
    return false;
  }

  /** Not 0 if one of eight bytes is this one; may be not 0, too, where one is not ASCII. */
  private static long equal(long eight, char sought) {
    long difference = eight ^ (ONES * sought);
    return (difference - ONES) & ~difference & HIGH;
  }

  /** Not 0 if one of eight characters, all of them ASCII, is less than this one. */
  private static long below(long eight, char limit) {
    return (eight - ONES * limit) & ~eight & HIGH;
  }
}
