package wellspring.model.measure;

import java.util.Arrays;
import java.util.function.DoublePredicate;

/** The rarefaction of independent tokens whose probabilities are known. */
final class ExactRarefaction implements Rarefaction {
  /** Of the size, far more than the rounding of a coverage moves it. */
  private static final double NEAR = 1e-8;

  private static final double CLOSE = 1e-12;
  private static final int STEPS_MAX = 200;

  private final double[] probabilities; // by token, each above 0
  private final double[] distinct; // the same, each once: powers cost more than all the rest
  private final int[] places; // by token: where among them its probability is
  private final double[] logMissing; // by distinct probability

  /**
   * @param probabilities by token, summing to 1
   */
  ExactRarefaction(double[] probabilities) {
    this.probabilities = Arrays.stream(probabilities).filter(p -> p > 0).toArray();
    this.distinct = Arrays.stream(this.probabilities).sorted().distinct().toArray();
    this.places =
        Arrays.stream(this.probabilities).mapToInt(p -> Arrays.binarySearch(distinct, p)).toArray();
    this.logMissing = Arrays.stream(distinct).map(p -> StrictMath.log1p(-p)).toArray();
  }

  /** {@code Σ 1 − (1 − p)^m}. */
  @Override
  public double richness(double tokens) {
    double[] missing = missing(tokens);
    double[] there = new double[places.length];
    Arrays.setAll(there, token -> 1 - missing[places[token]]);
    return SequentialSums.of(there);
  }

  /** {@code 1 − Σ p (1 − p)^m}. */
  @Override
  public double coverage(double tokens) {
    double[] missing = missing(tokens);
    double[] uncovered = new double[places.length];
    Arrays.setAll(uncovered, token -> missing[places[token]] * probabilities[token]);
    return 1 - SequentialSums.of(uncovered);
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
      double reached = size;
      double uncovered = 0;
      double falling = 0;
      double[] missing = new double[distinct.length];
      Arrays.setAll(missing, place -> StrictMath.exp(reached * logMissing[place]));
      for (int token = 0; token < probabilities.length; token++) {
        double share = probabilities[token] * missing[places[token]];
        uncovered += share;
        falling -= share * logMissing[places[token]];
      }
      double further = (uncovered - (1 - coverage)) / falling;
      size += further;
      if (further <= CLOSE * size) {
        return size;
      }
    }
    return Double.NaN;
  }

  /** The probability that a token is not in a sample, by distinct probability. */
  private double[] missing(double tokens) {
    return Arrays.stream(distinct).map(p -> StrictMath.pow(1 - p, tokens)).toArray();
  }
}
