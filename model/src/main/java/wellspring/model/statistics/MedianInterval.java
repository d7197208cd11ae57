package wellspring.model.statistics;

import java.util.Arrays;
import org.hipparchus.distribution.discrete.BinomialDistribution;

/**
 * The interval of a median between order statistics, whatever the distribution: interpolated
 * between the two that hold it a little more and a little less often than wanted (Hettmansperger
 * and Sheather 1986, Confidence intervals based on interpolated order statistics).
 */
final class MedianInterval {
  private MedianInterval() {}

  /**
   * The interval.
   *
   * @param values at least {@link Statistic#replicasMin}; they may be infinite
   */
  static Interval of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int count = sorted.length;
    double miss = 1 - Statistic.CONFIDENCE;
    BinomialDistribution below = new BinomialDistribution(count, 0.5);
    int depth = depth(below, miss);
    double outer = 2 * below.cumulativeProbability(depth - 1);
    double inner = 2 * below.cumulativeProbability(depth);
    double surplus = (miss - outer) / (inner - outer);
    double inward = (count - depth) * surplus / (depth + (count - 2.0 * depth) * surplus);
    return new Interval(
        between(sorted[depth - 1], sorted[depth], inward),
        between(sorted[count - depth], sorted[count - depth - 1], inward));
  }

  /** The largest k with which the k-th values from both ends hold the median often enough. */
  private static int depth(BinomialDistribution below, double miss) {
    int depth = Math.max(1, below.inverseCumulativeProbability(miss / 2) - 1);
    while (2 * below.cumulativeProbability(depth) <= miss) {
      depth++;
    }
    return depth;
  }

  private static double between(double outer, double inner, double inward) {
    return outer == inner || Double.isInfinite(outer) ? outer : outer + inward * (inner - outer);
  }
}
