package wellspring.dashboards.verdict;

import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Where a figure goes at the end of a run: the least-squares line through the last half of its
 * values.
 *
 * <p>Rounds that hang together let the standard error look smaller than it is.
 *
 * @param slope by value
 * @param standardErrors how many standard errors of the slope it is away from 0, with its sign
 * @param values how many values the line goes through
 */
record Trend(double slope, double standardErrors, int values) {
  /** With fewer values there are not two left to tell a line from its noise. */
  private static final int VALUES_MIN = 4;

  /**
   * @return empty if the half has fewer than 4 values, or one that is infinite
   */
  static Optional<Trend> ofLastHalf(double[] values) {
    double[] half = Arrays.copyOfRange(values, values.length / 2, values.length);
    int n = half.length;
    if (n < VALUES_MIN || Arrays.stream(half).anyMatch(Double::isInfinite)) {
      return Optional.empty();
    }
    double middle = (n - 1) / 2.0;
    double mean = 0;
    for (double value : half) {
      mean += value / n;
    }
    double products = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      products += (i - middle) * (half[i] - mean);
      squares += (i - middle) * (i - middle);
    }
    double slope = products / squares;
    double residuals = 0;
    for (int i = 0; i < n; i++) {
      double off = half[i] - mean - slope * (i - middle);
      residuals += off * off;
    }
    double standardError = StrictMath.sqrt(residuals / (n - 2) / squares);
    return Optional.of(new Trend(slope, slope == 0 ? 0 : slope / standardError, n));
  }

  /**
   * Whether values without a trend would show so steep a rise only with this probability (Student's
   * t).
   */
  boolean isBeyondChance(double falseAlarms) {
    return standardErrors
        > new TDistribution(values - 2).inverseCumulativeProbability(1 - falseAlarms);
  }
}
