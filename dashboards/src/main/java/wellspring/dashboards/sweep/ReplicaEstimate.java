package wellspring.dashboards.sweep;

import java.util.Arrays;
import java.util.Optional;
import wellspring.model.measure.Measure;
import wellspring.model.statistics.Interval;
import wellspring.model.statistics.LuckSharing;
import wellspring.model.statistics.Statistic;

/**
 * A figure over replicas, and how sure it is.
 *
 * @param value infinite if a replica's mean is
 * @param interval its confidence interval; empty for too few replicas, and for an infinite mean
 */
record ReplicaEstimate(double value, Optional<Interval> interval) {

  /** The figure of some values of a measure, with an interval that keeps to its range. */
  static Optional<ReplicaEstimate> of(double[] values, Statistic statistic, Measure measure) {
    return of(values, statistic)
        .map(
            each ->
                new ReplicaEstimate(
                    each.value(), each.interval().map(around -> around.within(measure.range()))));
  }

  /** The figure of some values; empty where they have none, as for ∞ − ∞. */
  private static Optional<ReplicaEstimate> of(double[] values, Statistic statistic) {
    return values.length == 0 || Arrays.stream(values).anyMatch(Double::isNaN)
        ? Optional.empty()
        : Optional.of(new ReplicaEstimate(statistic.of(values), statistic.interval(values)));
  }

  /**
   * By how much the mean of a cell exceeds that of another: over the differences of each replica
   * where both have the same luck, else over all replicas of both.
   */
  static Optional<ReplicaEstimate> ofDifference(
      ReplicaCell cell, ReplicaCell other, LuckSharing luck) {
    if (luck == LuckSharing.SAME) {
      return of(cell.differences(other), Statistic.MEAN);
    }
    double difference = Statistic.MEAN.of(cell.figures()) - Statistic.MEAN.of(other.figures());
    return Double.isNaN(difference)
        ? Optional.empty()
        : Optional.of(
            new ReplicaEstimate(
                difference, Statistic.intervalOfDifference(cell.figures(), other.figures())));
  }
}
