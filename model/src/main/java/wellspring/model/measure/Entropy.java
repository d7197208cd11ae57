package wellspring.model.measure;

import java.util.OptionalDouble;

/** Shannon entropy in nats; see {@link Measure#ENTROPY}. */
final class Entropy {
  private Entropy() {}

  /**
   * {@code −Σ p ln p}, where {@code 0 ln 0 = 0} (Shannon 1948).
   *
   * @param probabilities by token, summing to 1
   */
  static double of(double[] probabilities) {
    double entropy = 0;
    for (double p : probabilities) {
      if (p > 0) {
        entropy -= p * StrictMath.log(p);
      }
    }
    return entropy;
  }

  /**
   * The estimate of Miller (1955): the entropy of the relative frequencies, plus {@code (m − 1)/2n}
   * for m different among n tokens.
   *
   * @param counts by token
   * @return empty without tokens
   */
  static OptionalDouble estimate(int[] counts) {
    double tokens = 0;
    int different = 0;
    for (int count : counts) {
      tokens += count;
      different += count > 0 ? 1 : 0;
    }
    if (tokens == 0) {
      return OptionalDouble.empty();
    }
    double[] shares = new double[counts.length];
    for (int token = 0; token < counts.length; token++) {
      shares[token] = counts[token] / tokens;
    }
    return OptionalDouble.of(of(shares) + (different - 1) / (2 * tokens));
  }
}
