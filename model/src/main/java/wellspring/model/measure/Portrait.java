package wellspring.model.measure;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How often a model uses each token, as far as it is known: what is left of a model once it is
 * measured, to compare it with others. Immutable.
 *
 * <p>Diversity between models: The probability that a token of this model and one of another
 * differ, {@code 1 − Σ p_x p_y}, averaged over the other models in force: 1 less the identity of
 * two populations of Nei 1972. {@link Measure#DIVERSITY} is the same within one model: where all
 * models are alike the two are equal, and the more this one exceeds it, the more models have each
 * gone their own way.
 *
 * <p>Exact where neither model's next token depends on the prefix, else by the probes' counts,
 * which is unbiased as probes are independent. Only with two models or more. Misses what all have
 * lost together, and the tail: frequent tokens decide it.
 *
 * <p>Divergence between models: How far the model's token frequencies are from another model's, as
 * their Jensen–Shannon divergence {@code H((p_x + p_y)/2) − (H(p_x) + H(p_y))/2} (Lin 1991),
 * averaged over the other models in force; 0 if they are the same, ln 2 if they share no token.
 *
 * <p>Exact where neither model's next token depends on the prefix, else by the probes' frequencies,
 * which overstates it the more the smaller the probes are. Only with two models or more. Misses
 * order, and what all have lost together.
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
