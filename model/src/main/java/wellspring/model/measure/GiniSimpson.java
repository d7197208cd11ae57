package wellspring.model.measure;

import java.util.OptionalDouble;

/** The probability that two tokens differ; see {@link Measure#DIVERSITY}. */
final class GiniSimpson {
  private GiniSimpson() {}

  /**
   * {@code 1 − Σ p²} (Gini 1912, Simpson 1949).
   *
   * @param probabilities by token, summing to 1
   */
  static double of(double[] probabilities) {
    double match = 0;
    for (double p : probabilities) {
      match += p * p;
    }
    return 1 - match;
  }

  /**
   * {@code 1 − Σ c(c − 1)/(n(n − 1))}, unbiased for independent tokens (Simpson 1949).
   *
   * @param counts by token
   * @return empty with fewer than two tokens
   */
  static OptionalDouble estimate(int[] counts) {
    double tokens = 0;
    double matches = 0;
    for (int count : counts) {
      tokens += count;
      matches += count * (count - 1.0);
    }
    return tokens < 2
        ? OptionalDouble.empty()
        : OptionalDouble.of(1 - matches / (tokens * (tokens - 1)));
  }
}
