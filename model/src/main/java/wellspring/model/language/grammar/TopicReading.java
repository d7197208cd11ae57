package wellspring.model.language.grammar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import wellspring.model.language.grammar.TemplateSlot.WordCategory;

/**
 * How often documents have each topic, by maximum likelihood: expectation maximisation for the
 * shares of a mixture (Dempster, Laird and Rubin, 1977), from the usual shares on.
 *
 * <p>A document tells its topic by its nouns and names alone, and exactly: all else has the same
 * probability in all topics. All nouns and names are read, whether or not their sentences are
 * grammatical. A document without any says nothing. The cost is that of reading, and for each step
 * a number per document and topic.
 */
final class TopicReading {
  private static final int STEPS_MAX = 500;
  private static final double PRECISION = 1e-7;

  private final Grammar grammar;

  TopicReading(Grammar grammar) {
    this.grammar = grammar;
  }

  /**
   * @param documents their tokens; a negative one is a word that the language lacks
   * @return by topic, summing to 1; the usual shares if no document tells its topic
   */
  double[] shares(List<int[]> documents) {
    List<double[]> likelihoods = new ArrayList<>();
    for (int[] document : documents) {
      double[] likelihood = likelihood(document);
      if (likelihood.length > 0) {
        likelihoods.add(likelihood);
      }
    }
    double[] shares = grammar.topics().probabilities();
    double change = likelihoods.isEmpty() ? 0 : 1;
    for (int step = 0; step < STEPS_MAX && change > PRECISION; step++) {
      double[] better = improve(shares, likelihoods);
      change = 0;
      for (int topic = 0; topic < shares.length; topic++) {
        change = Math.max(change, Math.abs(better[topic] - shares[topic]));
      }
      shares = better;
    }
    return shares;
  }

  private static double[] improve(double[] shares, List<double[]> likelihoods) {
    double[] better = new double[shares.length];
    double[] joint = new double[shares.length];
    for (double[] likelihood : likelihoods) {
      double sum = 0;
      for (int topic = 0; topic < joint.length; topic++) {
        joint[topic] = shares[topic] * likelihood[topic];
        sum += joint[topic];
      }
      for (int topic = 0; topic < joint.length; topic++) {
        better[topic] += joint[topic] / sum / likelihoods.size();
      }
    }
    return better;
  }

  /** By topic, up to a factor: how likely a document's nouns and names are; empty without any. */
  private double[] likelihood(int[] document) {
    double[] likelihood = new double[grammar.topics().size()];
    Arrays.fill(likelihood, 1);
    Lexicon lexicon = grammar.lexicon();
    int named = Grammar.NONE;
    boolean tells = false;
    for (int token : document) {
      if (lexicon.is(WordCategory.NOUN, token)) {
        int noun = lexicon.number(WordCategory.NOUN, token);
        multiply(likelihood, topic -> grammar.words(WordCategory.NOUN, topic).probability(noun));
        tells = true;
      } else if (lexicon.is(WordCategory.NAME, token)) {
        int entity = lexicon.number(WordCategory.NAME, token);
        int before = named;
        multiply(likelihood, topic -> grammar.name(entity, topic, before));
        named = entity;
        tells = true;
      }
    }
    return tells ? likelihood : new double[0];
  }

  private interface TopicFactor {
    double of(int topic);
  }

  /** Multiplies, and scales so that the sum is 1, lest a long document's vanish. */
  private static void multiply(double[] likelihood, TopicFactor factor) {
    double sum = 0;
    for (int topic = 0; topic < likelihood.length; topic++) {
      likelihood[topic] *= factor.of(topic);
      sum += likelihood[topic];
    }
    for (int topic = 0; topic < likelihood.length; topic++) {
      likelihood[topic] /= sum;
    }
  }
}
