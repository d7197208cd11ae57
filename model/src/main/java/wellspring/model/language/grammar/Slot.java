package wellspring.model.language.grammar;

import java.util.Locale;

/**
 * A place in a template, which one token fills.
 *
 * @param kind what may stand there
 * @param word the word that stands there always, if that is its kind; else empty
 */
record Slot(Kind kind, String word) {

  /** What may stand in a place: words of a category, or always the same one. */
  enum Kind {
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
  static Slot of(String text) {
    boolean isWord = !text.equals(text.toUpperCase(Locale.ROOT)) || text.equals(".");
    return isWord ? new Slot(Kind.WORD, text) : new Slot(Kind.valueOf(text), "");
  }
}
