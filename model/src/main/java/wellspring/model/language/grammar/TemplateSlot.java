package wellspring.model.language.grammar;

import java.util.Locale;

/**
 * A place in a template, which one token fills.
 *
 * @param kind what may stand there
 * @param word the word that stands there always, if that is its kind; else empty
 */
record TemplateSlot(WordCategory kind, String word) {

  /** What may stand in a place: words of a category, or always the same one. */
  enum WordCategory {
    WORD,
    DETERMINER,
    NOUN,
    VERB,
    ADJECTIVE,
    NAME,
    ATTRIBUTE,
    VALUE
  }

  /** A slot in writing: a kind in capital letters, or the word itself. */
  static TemplateSlot of(String text) {
    boolean isWord = !text.equals(text.toUpperCase(Locale.ROOT)) || text.equals(".");
    return isWord
        ? new TemplateSlot(WordCategory.WORD, text)
        : new TemplateSlot(WordCategory.valueOf(text), "");
  }
}
