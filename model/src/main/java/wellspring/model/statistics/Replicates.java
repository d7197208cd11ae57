package wellspring.model.statistics;

import java.util.Arrays;
import java.util.List;

/**
 * What was measured along an axis, the same replicas at each place: replica j of every place and of
 * the control shares its chance. Values are read, never changed.
 */
public final class Replicates {
  private final double[] x;
  private final double[][] y; // (places, replicas)
  private final double[] control; // (replicas)

  /**
   * Measurements along an axis.
   *
   * @param x the places, ascending
   * @param y for each place, the value of each replica
   * @param control of each replica, the value where people alone write; empty if there is none
   * @throws IllegalArgumentException if places and values do not match, or a value is NaN
   */
  public Replicates(double[] x, List<double[]> y, double[] control) {
    this.x = x.clone();
    this.y = y.stream().map(double[]::clone).toArray(double[][]::new);
    this.control = control.clone();
    requireAscending();
    requireEqualCounts();
  }

  int places() {
    return x.length;
  }

  int replicas() {
    return y[0].length;
  }

  double[] x() {
    return x.clone();
  }

  boolean hasControl() {
    return control.length > 0;
  }

  boolean isFinite() {
    return Arrays.stream(y).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite)
        && Arrays.stream(control).allMatch(Double::isFinite);
  }

  /** The figure of each place. */
  double[] figures(Statistic statistic) {
    return Arrays.stream(y).mapToDouble(statistic::of).toArray();
  }

  /** The figure of each place, for some of the replicas. */
  double[] figures(Statistic statistic, int[] replicas) {
    return Arrays.stream(y).mapToDouble(values -> statistic.of(pick(values, replicas))).toArray();
  }

  double level(Level level, Statistic statistic) {
    return level(level, statistic, control);
  }

  double level(Level level, Statistic statistic, int[] replicas) {
    return level(level, statistic, hasControl() ? pick(control, replicas) : control);
  }

  private static double level(Level level, Statistic statistic, double[] control) {
    return level instanceof Level.OfControl relative
        ? relative.share() * statistic.of(control)
        : ((Level.Absolute) level).value();
  }

  private static double[] pick(double[] values, int[] replicas) {
    return Arrays.stream(replicas).mapToDouble(replica -> values[replica]).toArray();
  }

  private void requireAscending() {
    for (int i = 0; i < x.length; i++) {
      if (!(x[i] >= 0) || Double.isInfinite(x[i]) || (i > 0 && x[i] <= x[i - 1])) {
        throw new IllegalArgumentException(
            "places must ascend from 0 or more: " + Arrays.toString(x));
      }
    }
  }

  private void requireEqualCounts() {
    if (x.length == 0 || y.length != x.length) {
      throw new IllegalArgumentException(x.length + " places have " + y.length + " sets of values");
    }
    for (double[] values : y) {
      if (values.length == 0 || values.length != replicas()) {
        throw new IllegalArgumentException("places differ in their number of replicas");
      }
      if (Arrays.stream(values).anyMatch(Double::isNaN)) {
        throw new IllegalArgumentException("a value is not a number");
      }
    }
    if (hasControl() && control.length != replicas()) {
      throw new IllegalArgumentException(
          "the control has %d replicas, the places %d".formatted(control.length, replicas()));
    }
  }
}
