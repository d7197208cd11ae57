package wellspring.model.language.grammar;

import wellspring.model.mix.Share;

/**
 * What a grammar is like.
 *
 * @param seed the root of the language's own chance: its words' topics, its writers' styles, its
 *     world; the same in all runs, whatever their own seed
 * @param words which words there are
 * @param writers how people differ
 * @param length how long documents are
 * @param facts the world that people write about
 */
public record GrammarSettings(
    long seed, WordSettings words, Writers writers, Length length, Facts facts) {

  /** Nouns, verbs and adjectives: at least one of each, and two nouns. */
  private static final int OPEN_MIN = 4;

  /**
   * Which words there are.
   *
   * @param vocabulary how many in all, at most 1,000,000; see {@link Facts#vocabularyMin}
   * @param exponent within a category, the frequency of rank r is proportional to {@code
   *     r^-exponent} (Zipf, 1949); so is that of topics; 0 makes all equally frequent
   * @param topics how many topics there are, at least 1; each ranks nouns and names in an order of
   *     its own, and a document keeps to one
   */
  public record WordSettings(int vocabulary, double exponent, int topics) {
    public WordSettings {
      require(vocabulary >= 1 && vocabulary <= 1_000_000, "vocabulary", vocabulary);
      require(exponent >= 0 && exponent <= 10, "exponent", exponent);
      require(topics >= 1, "topics", topics);
    }
  }

  /**
   * How people differ.
   *
   * @param styles how many styles there are, at least 1, all equally frequent
   * @param strength how much they differ, at least 0: each style multiplies the weight of each
   *     template by a factor of its own between {@code exp(-strength)} and {@code exp(strength)}
   */
  public record Writers(int styles, double strength) {
    public Writers {
      require(styles >= 1, "styles", styles);
      require(strength >= 0 && strength <= 10, "style", strength);
    }
  }

  /**
   * How long documents are.
   *
   * @param sentences after each sentence a document ends with probability {@code 1 / sentences}, at
   *     least 1; without a limit that is their mean number
   * @param sentencesMax where it ends in any case, at least 1
   */
  public record Length(double sentences, int sentencesMax) {
    public Length {
      require(sentences >= 1 && sentences < Double.POSITIVE_INFINITY, "sentences", sentences);
      require(sentencesMax >= 1, "sentencesMax", sentencesMax);
    }
  }

  /**
   * The world that people write about. Each of its entities has each of its attributes, with one of
   * the attribute's values.
   *
   * @param entities how many things have a name, at least 1
   * @param attributes how many attributes each of them has, at least 1
   * @param values how many values each attribute has, at least 2
   * @param change the probability with which each fact changes from one round to the next
   * @param error the share of stated facts that people get wrong
   */
  public record Facts(int entities, int attributes, int values, Share change, Share error) {
    public Facts {
      require(entities >= 1, "entities", entities);
      require(attributes >= 1, "attributes", attributes);
      require(values >= 2, "values", values);
    }

    /** The smallest vocabulary that has words for this world and a few others. */
    public long vocabularyMin() {
      return closed() + OPEN_MIN;
    }

    /** How many words stand for this world, or only hold sentences together. */
    long closed() {
      return Lexicon.HELPERS.size() + entities + attributes + (long) attributes * values;
    }
  }

  private static void require(boolean fits, String name, double value) {
    if (!fits) {
      throw new IllegalArgumentException(name + " is out of range: " + value);
    }
  }
}
