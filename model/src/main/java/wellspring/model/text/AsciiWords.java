package wellspring.model.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Walks over the words and symbols of a text that is ASCII alone, as {@link WordScanner} does over
 * any, and hashes each on the way: most texts are, and a large population writes many.
 */
final class AsciiWords {
  /** Words of at most so many characters are known by them alone. */
  static final int SHORT = Long.BYTES - 1;

  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
  private static final long TO_SMALL_LETTERS = 0x2020_2020_2020_2020L;

  private final String original;
  private final byte[] text;
  private boolean ascii;
  private int start;
  private int end;
  private int hash;
  private long characters;

  /** Begins with a text; {@link #isAscii} says whether it is one of these. */
  AsciiWords(String text) {
    original = text;
    this.text = text.getBytes(StandardCharsets.UTF_8);
    ascii = this.text.length == text.length();
  }

  /**
   * Whether all that was walked over so far is ASCII. As many bytes as characters are, but for
   * halves of surrogate pairs, which are question marks; so who has not asked at the end has no
   * words.
   */
  boolean isAscii() {
    return ascii;
  }

  /** Moves to the next token; false at the end of the text. */
  boolean next() {
    int at = end;
    while (at < text.length && WordScanner.ASCII_KINDS[text[at]] == WordScanner.SPACE) {
      at++;
    }
    start = at;
    characters = at + Long.BYTES <= text.length ? shortWord(at) : 0;
    if (characters != 0) {
      return true;
    }
    if (at == text.length) {
      end = at;
      return false;
    }
    byte kind = WordScanner.ASCII_KINDS[text[at]];
    hash = text[at];
    if (hash == '?' && original.charAt(at) != '?') {
      ascii = false;
    }
    at++;
    if (kind == WordScanner.WORD) {
      at = wordEnd(at);
    }
    end = at;
    return true;
  }

  /**
   * Moves behind a short word before a space, and returns its characters; 0 where there is none.
   */
  private long shortWord(int at) {
    long eight = (long) EIGHT_BYTES.get(text, at);
    int length = lettersAndDigits(eight);
    if (length > SHORT || WordScanner.ASCII_KINDS[text[at + length]] != WordScanner.SPACE) {
      return 0;
    }
    end = at + length;
    return eight & ((1L << (Byte.SIZE * length)) - 1);
  }

  /** With how many letters and digits eight characters of ASCII begin. */
  private static int lettersAndDigits(long eight) {
    long letters = between(eight | TO_SMALL_LETTERS, 'a', 'z');
    long others = ~(letters | between(eight, '0', '9')) & HIGH_BITS;
    return Long.numberOfTrailingZeros(others) / Byte.SIZE;
  }

  /** Has the high bit of each of eight characters of ASCII that lies between two. */
  private static long between(long eight, char first, char last) {
    return (eight + (0x80 - first) * ONES) & ~(eight + (0x7f - last) * ONES);
  }

  private int wordEnd(int from) {
    int code = hash;
    int at = from;
    while (at < text.length) {
      byte kind = WordScanner.ASCII_KINDS[text[at]];
      if (kind != WordScanner.WORD && !(kind == WordScanner.JOINER && hasWordAt(at + 1))) {
        break;
      }
      code = 31 * code + text[at++]; // as String.hashCode does
    }
    hash = code;
    return at;
  }

  private boolean hasWordAt(int at) {
    return at < text.length && WordScanner.ASCII_KINDS[text[at]] == WordScanner.WORD;
  }

  /** Where the token begins. */
  int start() {
    return start;
  }

  /** Where the token ends: the first character behind it. */
  int end() {
    return end;
  }

  /**
   * The token's characters, the first one lowest; 0 where it is too long for that, or perhaps no
   * word.
   */
  long characters() {
    return characters;
  }

  /** The {@link String#hashCode} of a token whose {@link #characters} are not known. */
  int hash() {
    return hash;
  }

  /** The text as bytes. Not to be changed. */
  byte[] text() {
    return text;
  }
}
