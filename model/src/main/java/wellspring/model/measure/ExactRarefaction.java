package wellspring.model.measure;

import java.util.Arrays;
import java.util.function.DoublePredicate;

/** The rarefaction of independent tokens whose probabilities are known. */
final class ExactRarefaction implements Rarefaction {
  /** Half the distance from 1 to the next number. */
  private static final double ROUNDING = 0x1p-53;

  /** So many times what rounding can move a size. */
  private static final double SAFETY = 8;

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
    Reach reach = reach(coverage);
    return tokens ->
        Math.abs(tokens - reach.size) > reach.doubt // also where there is no such size
            ? tokens < reach.size
            : coverage(tokens) < coverage;
  }

  /**
   * Where a coverage is reached.
   *
   * @param size in tokens
   * @param doubt by how much rounding can move it, and a coverage that is compared with it
   */
  private record Reach(double size, double doubt) {}

  /**
   * The uncovered share is a sum of falling exponentials, so that Newton's method comes nearer from
   * 0 on with each step.
   */
  private Reach reach(double coverage) {
    double size = 0;
    for (int step = 0; step < STEPS_MAX; step++) {
      double reached = size;
      double uncovered = 0;
      double falling = 0;
      double blurred = 0; // a power's exponent is rounded before it is taken
      double[] missing = new double[distinct.length];
      Arrays.setAll(missing, place -> StrictMath.exp(reached * logMissing[place]));
      for (int token = 0; token < probabilities.length; token++) {
        double share = probabilities[token] * missing[places[token]];
        uncovered += share;
        falling -= share * logMissing[places[token]];
        blurred -= share * logMissing[places[token]] * reached;
      }
      double further = (uncovered - (1 - coverage)) / falling;
      size += further;
      if (further <= CLOSE * size) {
        // Of 1 - p, which a power multiplies; of the powers; of their sum; and of the difference.
        double rounded =
            ROUNDING * ((size + 2 + probabilities.length) * uncovered + 2 * blurred + 1);
        return new Reach(size, Math.max(Math.abs(further), SAFETY * rounded / falling));
      }
    }
    return new Reach(Double.NaN, 0);
  }

  /** The probability that a token is not in a sample, by distinct probability. */
  private double[] missing(double tokens) {
    return Arrays.stream(distinct).map(p -> StrictMath.pow(1 - p, tokens)).toArray();
  }
}
