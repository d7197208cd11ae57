package wellspring.model.language.grammar;

import wellspring.model.language.grammar.TemplateSlot.WordCategory;

/**
 * What people say in one round: a grammar, and a world as it is or as they believe it to be, of
 * which they state the facts, a few of them wrongly. Immutable, and safe to share between threads.
 */
final class RoundSpeech {
  private final Grammar grammar;
  private final World world;
  private final double error;
  private final int values;
  private final double right;
  private final double wrong;

  /** (topics, values of all attributes): how likely each is said of the entity of a fresh name. */
  private final double[][] freshly;

  /**
   * @param error the share of stated facts that are wrong: any other value, all equally likely
   */
  RoundSpeech(Grammar grammar, World world, double error) {
    this.grammar = grammar;
    this.world = world;
    this.error = error;
    values = grammar.lexicon().size(WordCategory.VALUE) / grammar.attributes();
    right = 1 - error;
    wrong = error / (values - 1);
    freshly = new double[grammar.topics().size()][];
    for (int topic = 0; topic < freshly.length; topic++) {
      freshly[topic] = freshly(grammar.names(topic));
    }
  }

  private double[] freshly(Categorical names) {
    double[] said = new double[grammar.lexicon().size(WordCategory.VALUE)];
    for (int entity = 0; entity < names.size(); entity++) {
      for (int attribute = 0; attribute < grammar.attributes(); attribute++) {
        said[attribute * values + world.value(entity, attribute)] += names.probability(entity);
      }
    }
    for (int value = 0; value < said.length; value++) {
      double others = Math.max(0, 1 - said[value]); // of whom this value is not true
      said[value] = right * said[value] + wrong * others;
    }
    return said;
  }

  Grammar grammar() {
    return grammar;
  }

  World world() {
    return world;
  }

  /** The share of stated facts that are wrong. */
  double error() {
    return error;
  }

  /** How many values each attribute has. */
  int values() {
    return values;
  }

  /** How likely a value is said of an entity by who speaks of that attribute. */
  double value(int valueToken, int entity) {
    int attribute = grammar.lexicon().attributeOf(valueToken);
    boolean isTrue = world.value(entity, attribute) == grammar.lexicon().valueOf(valueToken);
    return isTrue ? right : wrong;
  }

  /** The same where the entity is still to be named. */
  double value(int valueToken, int topic, int named) {
    double fresh = freshly[topic][grammar.lexicon().number(WordCategory.VALUE, valueToken)];
    return named == Grammar.NONE
        ? fresh
        : (1 - Grammar.RECURRENCE) * fresh + Grammar.RECURRENCE * value(valueToken, named);
  }
}
