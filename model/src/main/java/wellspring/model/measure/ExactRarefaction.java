package wellspring.model.measure;

import java.util.Arrays;
import java.util.function.DoublePredicate;
import java.util.stream.DoubleStream;

/** The rarefaction of independent tokens whose probabilities are known. */
final class ExactRarefaction implements Rarefaction {
  /** Of the size, far more than the rounding of a coverage moves it. */
  private static final double NEAR = 1e-8;

  private static final double CLOSE = 1e-12;
  private static final int STEPS_MAX = 200;

  private final double[] probabilities; // each above 0
  private final double[] logMissing;

  /**
   * @param probabilities by token, summing to 1
   */
  ExactRarefaction(double[] probabilities) {
    this.probabilities = Arrays.stream(probabilities).filter(p -> p > 0).toArray();
    this.logMissing = Arrays.stream(this.probabilities).map(p -> StrictMath.log1p(-p)).toArray();
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

  /**
   * Newton's method finds where the coverage is reached, but for the last digits; only sizes near
   * there need the coverage itself, whose powers cost the most of all that is measured.
   */
  @Override
  public DoublePredicate lacks(double coverage) {
    double size = near(coverage);
    return tokens ->
        Math.abs(tokens - size) > NEAR * size // also where there is no such size
            ? tokens < size
            : coverage(tokens) < coverage;
  }

  /**
   * About the size whose coverage this is. The uncovered share is a sum of falling exponentials, so
   * that Newton's method comes nearer from 0 on with each step.
   */
  private double near(double coverage) {
    double size = 0;
    for (int step = 0; step < STEPS_MAX; step++) {
      double uncovered = 0;
      double falling = 0;
      for (int token = 0; token < probabilities.length; token++) {
        double share = probabilities[token] * StrictMath.exp(size * logMissing[token]);
        uncovered += share;
        falling -= share * logMissing[token];
      }
      double further = (uncovered - (1 - coverage)) / falling;
      size += further;
      if (further <= CLOSE * size) {
        return size;
      }
    }
    return Double.NaN;
  }

  /** The probability that a token is not in a sample, by token. */
  private DoubleStream missing(double tokens) {
    return Arrays.stream(probabilities).map(p -> StrictMath.pow(1 - p, tokens));
  }
}
