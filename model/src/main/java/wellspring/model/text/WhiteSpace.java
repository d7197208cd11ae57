package wellspring.model.text;

/**
 * The characters that show nothing: Unicode's spaces, no-break spaces and line ends, and the white
 * space among the control characters.
 */
public final class WhiteSpace {
  private WhiteSpace() {}

  /** Whether a code point is white space. */
  public static boolean is(int codePoint) {
    return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
  }

  /** The text without the white space at both ends; what is left, if anything, has a token. */
  public static String strip(String text) {
    int end = text.length();
    while (end > 0 && is(text.codePointBefore(end))) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    int start = 0;
    while (start < end && is(text.codePointAt(start))) {
      start += Character.charCount(text.codePointAt(start));
    }
    return text.substring(start, end);
  }
}
