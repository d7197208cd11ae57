package wellspring.model.measure;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How often a model uses each token, as far as it is known: what is left of a model once it is
 * measured, to compare it with others; see {@link Measure#BETWEEN_DIVERSITY} and {@link
 * Measure#BETWEEN_DIVERGENCE}. Immutable.
 */
public final class Portrait {
  private final double[] frequencies; // (vocabulary), summing to 1; empty if there is no token

  private Portrait(double[] frequencies) {
    this.frequencies = frequencies;
  }

  /**
   * The model's own frequencies.
   *
   * @param shares by token, summing to 1
   */
  static Portrait of(double[] shares) {
    return new Portrait(shares.clone());
  }

  /**
   * The frequencies of what it wrote.
   *
   * @param counts by token
   */
  static Portrait of(int[] counts) {
    long tokens = Arrays.stream(counts).asLongStream().sum();
    return new Portrait(
        tokens == 0
            ? new double[0]
            : Arrays.stream(counts).mapToDouble(count -> (double) count / tokens).toArray());
  }

  /**
   * See {@link Measure#BETWEEN_DIVERSITY}.
   *
   * @return empty if one of the two has no token
   */
  public OptionalDouble diversity(Portrait other) {
    if (lacksTokens(other)) {
      return OptionalDouble.empty();
    }
    double match = 0;
    for (int token = 0; token < frequencies.length; token++) {
      match += frequencies[token] * other.frequencies[token];
    }
    return OptionalDouble.of(1 - match);
  }

  /**
   * See {@link Measure#BETWEEN_DIVERGENCE}.
   *
   * @return in nats; empty if one of the two has no token
   */
  public OptionalDouble divergence(Portrait other) {
    if (lacksTokens(other)) {
      return OptionalDouble.empty();
    }
    double[] mixture = new double[frequencies.length];
    Arrays.setAll(mixture, token -> (frequencies[token] + other.frequencies[token]) / 2);
    double apart = (Entropy.of(frequencies) + Entropy.of(other.frequencies)) / 2;
    return OptionalDouble.of(Math.max(0, Entropy.of(mixture) - apart));
  }

  private boolean lacksTokens(Portrait other) {
    return frequencies.length == 0 || other.frequencies.length == 0;
  }
}
