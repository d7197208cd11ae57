package wellspring.dashboards.sweep;

import java.util.Arrays;
import java.util.Optional;
import wellspring.model.statistics.Bootstrap;
import wellspring.model.statistics.Interval;
import wellspring.model.statistics.Statistic;

/**
 * A figure over replicas, and how sure it is.
 *
 * @param value infinite if a replica's mean is
 * @param interval its confidence interval; empty for fewer than two replicas
 */
record Estimate(double value, Optional<Interval> interval) {

  /** The figure of some values; empty where they have none, as for ∞ − ∞. */
  static Optional<Estimate> of(
      Bootstrap bootstrap, String name, double[] values, Statistic statistic) {
    if (values.length == 0 || Arrays.stream(values).anyMatch(Double::isNaN)) {
      return Optional.empty();
    }
    return Optional.of(
        new Estimate(
            statistic.of(values),
            values.length < Bootstrap.VALUES_MIN
                ? Optional.empty()
                : Optional.of(bootstrap.interval(name, values, statistic))));
  }
}
