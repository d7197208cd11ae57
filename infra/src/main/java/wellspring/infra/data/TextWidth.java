package wellspring.infra.data;

import java.lang.Character.UnicodeScript;

/** How wide text is in a terminal. */
final class TextWidth {
  private static final int EMOJI_FIRST = 0x1F300;
  private static final int EMOJI_LAST = 0x1FAFF;

  private TextWidth() {}

  /** In columns: two for what East Asian scripts and emoji take, none for marks upon a letter. */
  static int width(String text) {
    return text.codePoints().map(TextWidth::width).sum();
  }

  private static int width(int character) {
    int type = Character.getType(character);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    return switch (UnicodeScript.of(character)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL -> 2;
      default -> character >= EMOJI_FIRST && character <= EMOJI_LAST ? 2 : 1;
    };
  }

  /** The beginning of a text that is too wide, and an ellipsis. */
  static String cut(String text, int max) {
    if (width(text) <= max) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    int used = 1;
    for (int c : text.codePoints().toArray()) {
      used += width(c);
      if (used > max) {
        break;
      }
      kept.appendCodePoint(c);
    }
    return kept.append('…').toString();
  }
}
