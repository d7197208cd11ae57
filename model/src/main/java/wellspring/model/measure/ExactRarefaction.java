package wellspring.model.measure;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** The rarefaction of independent tokens whose probabilities are known. */
final class ExactRarefaction implements Rarefaction {
  private final double[] probabilities; // each above 0

  /**
   * @param probabilities by token, summing to 1
   */
  ExactRarefaction(double[] probabilities) {
    this.probabilities = Arrays.stream(probabilities).filter(p -> p > 0).toArray();
  }

  /** {@code Σ 1 − (1 − p)^m}. */
  @Override
  public double richness(double tokens) {
    return Sums.of(missing(tokens).map(missing -> 1 - missing).toArray());
  }

  /** {@code 1 − Σ p (1 − p)^m}. */
  @Override
  public double coverage(double tokens) {
    double[] missing = missing(tokens).toArray();
    Arrays.setAll(missing, token -> missing[token] * probabilities[token]);
    return 1 - Sums.of(missing);
  }

  @Override
  public double tokensMax() {
    return Double.POSITIVE_INFINITY;
  }

  /** The probability that a token is not in a sample, by token. */
  private DoubleStream missing(double tokens) {
    return Arrays.stream(probabilities).map(p -> StrictMath.pow(1 - p, tokens));
  }
}
