package wellspring.model.measure;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How often a model uses each token, as far as it is known: what is left of a model once it is
 * measured, to compare it with others; see {@link Measure#BETWEEN_DIVERSITY} and {@link
 * Measure#BETWEEN_DIVERGENCE}. Immutable.
 */
public final class ModelProfile {
  private final double[] frequencies; // (vocabulary); empty if there is no token
  private final SortedMap<String, Double> invented; // frequencies, all together summing to 1

  private ModelProfile(double[] frequencies, SortedMap<String, Double> invented) {
    this.frequencies = frequencies;
    this.invented = invented;
  }

  /**
   * The model's own frequencies.
   *
   * @param shares by token, summing to 1
   */
  static ModelProfile of(double[] shares) {
    return new ModelProfile(shares.clone(), Collections.emptySortedMap());
  }

  /**
   * The frequencies of what it wrote.
   *
   * @param vocabulary how many tokens the language has
   */
  static ModelProfile of(TokenSample sample, int vocabulary) {
    if (sample.tokens() == 0) {
      return new ModelProfile(new double[0], Collections.emptySortedMap());
    }
    double tokens = sample.tokens();
    int[] counts = sample.counts(vocabulary);
    SortedMap<String, Double> invented = new TreeMap<>();
    for (int word = 0; word < sample.invented().size(); word++) {
      invented.put(sample.invented().get(word), counts[vocabulary + 1 + word] / tokens);
    }
    return new ModelProfile(
        IntStream.range(0, vocabulary).mapToDouble(token -> counts[token] / tokens).toArray(),
        invented);
  }

  /**
   * See {@link Measure#BETWEEN_DIVERSITY}.
   *
   * @return empty if one of the two has no token
   */
  public OptionalDouble diversity(ModelProfile other) {
    if (lacksTokens(other)) {
      return OptionalDouble.empty();
    }
    double match = 0;
    for (int token = 0; token < frequencies.length; token++) {
      match += frequencies[token] * other.frequencies[token];
    }
    for (Map.Entry<String, Double> word : invented.entrySet()) {
      match += word.getValue() * other.invented.getOrDefault(word.getKey(), 0.0);
    }
    return OptionalDouble.of(1 - match);
  }

  /**
   * See {@link Measure#BETWEEN_DIVERGENCE}.
   *
   * @return in nats; empty if one of the two has no token
   */
  public OptionalDouble divergence(ModelProfile other) {
    if (lacksTokens(other)) {
      return OptionalDouble.empty();
    }
    SortedSet<String> words = new TreeSet<>(invented.keySet());
    words.addAll(other.invented.keySet());
    double[] mine = frequencies(words);
    double[] theirs = other.frequencies(words);
    double[] mixture = new double[mine.length];
    Arrays.setAll(mixture, token -> (mine[token] + theirs[token]) / 2);
    double apart = (Entropy.of(mine) + Entropy.of(theirs)) / 2;
    return OptionalDouble.of(Math.max(0, Entropy.of(mixture) - apart));
  }

  /** The frequencies of the language's tokens and then of some words that it lacks. */
  private double[] frequencies(SortedSet<String> words) {
    return DoubleStream.concat(
            Arrays.stream(frequencies),
            words.stream().mapToDouble(word -> invented.getOrDefault(word, 0.0)))
        .toArray();
  }

  private boolean lacksTokens(ModelProfile other) {
    return frequencies.length == 0 || other.frequencies.length == 0;
  }
}
