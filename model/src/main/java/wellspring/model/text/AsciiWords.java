package wellspring.model.text;

import java.nio.charset.StandardCharsets;

/**
 * Walks over the words and symbols of a text that is ASCII alone, as {@link WordScanner} does over
 * any, and hashes each on the way: most texts are, and a large population writes many.
 */
final class AsciiWords {
  private final String original;
  private final byte[] text;
  private boolean ascii;
  private int start;
  private int end;
  private int hash;

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

  /** The token's {@link String#hashCode}. */
  int hash() {
    return hash;
  }

  /** The text as bytes. Not to be changed. */
  byte[] text() {
    return text;
  }
}
