package wellspring.model.measure;

import org.apache.commons.rng.UniformRandomProvider;

/** Chance alone: each generation is a sample of the one before. */
final class Drift {
  private Drift() {}

  /**
   * The shares of the tokens in a text that is drawn by some probabilities.
   *
   * @param probabilities by token, summing to 1
   */
  static double[] next(double[] probabilities, int tokens, UniformRandomProvider random) {
    double[] shares = new double[probabilities.length];
    for (int i = 0; i < tokens; i++) {
      double left = random.nextDouble();
      int token = 0;
      while (token < probabilities.length - 1 && left >= probabilities[token]) {
        left -= probabilities[token++];
      }
      shares[token] += 1.0 / tokens;
    }
    return shares;
  }
}
