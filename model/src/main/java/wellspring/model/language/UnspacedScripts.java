package wellspring.model.language;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** The scripts of the world that put no spaces between words. */
public final class UnspacedScripts {
  private static final int FIRST = 0x0E00; // Thai; what lies below is written with spaces

  private static final Set<UnicodeScript> WITHOUT_SPACES =
      EnumSet.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR);

  private UnspacedScripts() {}

  /** Whether a character is a letter or a sign of one of them. */
  public static boolean hasNoSpaces(int codePoint) {
    return codePoint >= FIRST
        && Character.isLetter(codePoint)
        && WITHOUT_SPACES.contains(UnicodeScript.of(codePoint));
  }
}
