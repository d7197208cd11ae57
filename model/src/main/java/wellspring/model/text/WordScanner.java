package wellspring.model.text;

/**
 * Walks over the words and symbols of a text, from left to right.
 *
 * <p>A word is a run of letters, digits and combining marks. An apostrophe, a hyphen or an
 * invisible joiner belongs to the word when it stands directly between two such characters ({@code
 * don't}, {@code well-known}). Every newline is a token; any other white space only separates. Each
 * remaining code point is a token of its own.
 */
final class WordScanner {
  static final byte SPACE = 0;
  static final byte WORD = 1;
  static final byte JOINER = 2;
  private static final byte SYMBOL = 3;

  private static final int ASCII = 128;

  /** What each ASCII character is. Not to be changed. */
  static final byte[] ASCII_KINDS = asciiKinds();

  private final String text;
  private int start;
  private int end;

  WordScanner(String text) {
    this.text = text;
  }

  /** Whether a character separates tokens without being one; a newline does not. */
  static boolean isSpace(int codePoint) {
    return kind(codePoint) == SPACE;
  }

  /** Moves to the next token; false at the end of the text. */
  boolean next() {
    start = skipSpace(end);
    if (start == text.length()) {
      end = start;
      return false;
    }
    int first = text.codePointAt(start);
    end = start + Character.charCount(first);
    if (kind(first) == WORD) {
      end = wordEnd(end);
    }
    return true;
  }

  /** Where the token begins, counted in {@code char}s. */
  int start() {
    return start;
  }

  /** Where the token ends: the first {@code char} behind it. */
  int end() {
    return end;
  }

  String token() {
    return text.substring(start, end);
  }

  private int skipSpace(int from) {
    int at = from;
    while (at < text.length()) {
      char character = text.charAt(at);
      if (character < ASCII) { // nearly all are
        if (ASCII_KINDS[character] != SPACE) {
          return at;
        }
        at++;
      } else {
        int codePoint = text.codePointAt(at);
        if (kindByUnicode(codePoint) != SPACE) {
          return at;
        }
        at += Character.charCount(codePoint);
      }
    }
    return at;
  }

  private int wordEnd(int from) {
    int at = from;
    while (at < text.length()) {
      char character = text.charAt(at);
      if (character < ASCII && ASCII_KINDS[character] == WORD) { // nearly all are
        at++;
        continue;
      }
      int codePoint = text.codePointAt(at);
      int next = at + Character.charCount(codePoint);
      byte kind = kind(codePoint);
      if (kind != WORD && !(kind == JOINER && hasWordAt(next))) {
        return at;
      }
      at = next;
    }
    return at;
  }

  private boolean hasWordAt(int at) {
    return at < text.length() && kind(text.codePointAt(at)) == WORD;
  }

  private static byte kind(int codePoint) {
    return codePoint < ASCII ? ASCII_KINDS[codePoint] : kindByUnicode(codePoint);
  }

  private static byte kindByUnicode(int codePoint) {
    if (isJoiner(codePoint)) {
      return JOINER;
    }
    if (codePoint != '\n' && WhiteSpace.is(codePoint)) {
      return SPACE;
    }
    return isWordPart(codePoint) ? WORD : SYMBOL;
  }

  private static boolean isJoiner(int codePoint) {
    return switch (codePoint) {
      case '\'', '-' -> true;
      case 0x2019 -> true; // right single quotation mark, the typographic apostrophe
      case 0x2010, 0x2011 -> true; // hyphen, non-breaking hyphen
      case 0x00AD -> true; // soft hyphen
      case 0x200C, 0x200D -> true; // zero-width non-joiner and joiner: Persian, Indic scripts
      default -> false;
    };
  }

  private static boolean isWordPart(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER ->
          true;
      default -> false;
    };
  }

  private static byte[] asciiKinds() {
    byte[] kinds = new byte[ASCII];
    for (int codePoint = 0; codePoint < ASCII; codePoint++) {
      kinds[codePoint] = kindByUnicode(codePoint);
    }
    return kinds;
  }
}
