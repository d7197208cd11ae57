package wellspring.model.language;

import java.nio.charset.StandardCharsets;

/** Whether a text that comes from outside a run may be a document in it. */
public final class DocumentCheck {
  /** How many UTF-16 units a text may have. */
  public static final int CHARACTERS_MAX = 100_000;

  private DocumentCheck() {}

  /**
   * Refuses a text that cannot be a document.
   *
   * @throws IllegalArgumentException if it is empty, too long, broken or none of the language; the
   *     message is a sentence for who wrote it
   */
  public static void require(Language language, String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("The document is empty: write something");
    } else if (text.length() > CHARACTERS_MAX) {
      throw new IllegalArgumentException(
          "The document has %,d characters: %,d are allowed"
              .formatted(text.length(), CHARACTERS_MAX));
    } else if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new IllegalArgumentException(
          "The document contains half a character (a lone surrogate): write it again");
    }
    try {
      language.requireDocument(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "This is not a document of the language: " + e.getMessage(), e);
    }
  }
}
