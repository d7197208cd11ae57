package wellspring.agents.theory;

import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * A mean over replicas.
 *
 * @param standardError how far it lies from the true mean, typically
 */
record Estimate(double mean, double standardError, int replicas) {
  /** Sums of equal numbers differ by so much. */
  private static final double ROUNDING = 1e-12;

  static Estimate of(double[] values) {
    double mean = DoubleStream.of(values).average().orElseThrow();
    double squares = DoubleStream.of(values).map(x -> (x - mean) * (x - mean)).sum();
    double variance = squares / (values.length - 1);
    return new Estimate(mean, StrictMath.sqrt(variance / values.length), values.length);
  }

  /** Whether a figure lies within so many standard errors. */
  boolean isWithin(double standardErrors, double expected) {
    double rounding = ROUNDING * StrictMath.max(1, StrictMath.abs(expected));
    return StrictMath.abs(mean - expected) <= standardErrors * standardError + rounding;
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.8g ± %.2g (n = %d)", mean, standardError, replicas);
  }
}
