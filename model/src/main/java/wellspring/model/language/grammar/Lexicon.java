package wellspring.model.language.grammar;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.function.IntFunction;
import wellspring.model.language.grammar.TemplateSlot.WordCategory;
import wellspring.model.text.Vocabulary;

/**
 * The words of a grammar by category. Those of one category stand together, so that a word is its
 * category's first token plus its number in it.
 *
 * <p>The words that the world leaves over are half nouns, a quarter verbs, a quarter adjectives.
 * Values are numbered attribute by attribute.
 */
final class Lexicon {
  private static final List<String> DETERMINERS = List.of("the", "a", "this", "every");

  /** The words that hold sentences together. */
  static final List<String> HELPERS =
      List.of(".", "the", "a", "this", "every", "of", "is", "it", "its", "and");

  private final EnumMap<WordCategory, TokenRange> tokens = new EnumMap<>(WordCategory.class);
  private final Vocabulary vocabulary;
  private final int values;

  /**
   * @throws IllegalArgumentException if the vocabulary does not hold the words that the world needs
   */
  Lexicon(GrammarSettings settings) {
    GrammarSettings.Facts facts = settings.facts();
    if (settings.words().vocabulary() < facts.vocabularyMin()) {
      throw new IllegalArgumentException(
          "a vocabulary of %d words is too small for this world, which needs %d"
              .formatted(settings.words().vocabulary(), facts.vocabularyMin()));
    }
    int open = Math.toIntExact(settings.words().vocabulary() - facts.closed());
    List<String> words = new ArrayList<>(HELPERS);
    tokens.put(WordCategory.WORD, new TokenRange(0, words.size()));
    tokens.put(
        WordCategory.DETERMINER,
        new TokenRange(words.indexOf(DETERMINERS.get(0)), DETERMINERS.size()));
    add(words, WordCategory.NOUN, open - open / 4 * 2, WordForms::noun);
    add(words, WordCategory.VERB, open / 4, WordForms::verb);
    add(words, WordCategory.ADJECTIVE, open / 4, WordForms::adjective);
    add(words, WordCategory.NAME, facts.entities(), WordForms::name);
    add(words, WordCategory.ATTRIBUTE, facts.attributes(), WordForms::attribute);
    add(words, WordCategory.VALUE, facts.attributes() * facts.values(), WordForms::value);
    vocabulary = new Vocabulary(words);
    values = facts.values();
  }

  private void add(List<String> words, WordCategory kind, int count, IntFunction<String> form) {
    tokens.put(kind, new TokenRange(words.size(), count));
    for (int number = 0; number < count; number++) {
      words.add(form.apply(number));
    }
  }

  private record TokenRange(int first, int size) {}

  Vocabulary vocabulary() {
    return vocabulary;
  }

  /** The token that always stands in a slot. */
  int token(TemplateSlot slot) {
    return vocabulary.id(slot.word());
  }

  /** The token of a category's word. */
  int token(WordCategory kind, int number) {
    return tokens.get(kind).first() + number;
  }

  /** The token of an attribute's value. */
  int value(int attribute, int value) {
    return token(WordCategory.VALUE, attribute * values + value);
  }

  /** Which attribute a value belongs to. */
  int attributeOf(int valueToken) {
    return number(WordCategory.VALUE, valueToken) / values;
  }

  /** Which of its attribute's values it is. */
  int valueOf(int valueToken) {
    return number(WordCategory.VALUE, valueToken) % values;
  }

  /** A token's number in its category; meaningless if it is not of that category. */
  int number(WordCategory kind, int token) {
    return token - tokens.get(kind).first();
  }

  boolean is(WordCategory kind, int token) {
    int number = number(kind, token);
    return number >= 0 && number < size(kind);
  }

  int size(WordCategory kind) {
    return tokens.get(kind).size();
  }
}
