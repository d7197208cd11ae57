package wellspring.model.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The one figure that stands for the values of many replicas, and its interval of 95 %. */
public enum Statistic {
  /** Their sum over their number; infinite if one of them is. */
  MEAN(3) {
    @Override
    double ofSome(double[] values) {
      double sum = 0;
      for (double value : values) {
        sum += value;
      }
      return sum / values.length;
    }

    @Override
    Optional<Interval> intervalOfEnough(double[] values) {
      return areFinite(values) ? Optional.of(MeanEstimate.of(values).interval()) : Optional.empty();
    }
  },

  /** The value that half of them do not exceed; of an even number, the mean of the middle two. */
  MEDIAN(6) {
    @Override
    double ofSome(double[] values) {
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      int half = sorted.length / 2;
      return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    @Override
    Optional<Interval> intervalOfEnough(double[] values) {
      return Optional.of(MedianInterval.of(values));
    }
  };

  /** How probably an interval is to hold the truth. */
  public static final double CONFIDENCE = 0.95;

  private final int replicasMin;

  Statistic(int replicasMin) {
    this.replicasMin = replicasMin;
  }

  /**
   * The fewest replicas that have an interval. A mean of two has one in principle, but Student's t
   * makes it 13 standard errors long on either side. No two of five values hold the median in 95 %
   * of cases: the outermost ones hold it in 94 %.
   */
  public int replicasMin() {
    return replicasMin;
  }

  /**
   * The figure of some values.
   *
   * @param values at least one; none is NaN
   */
  public double of(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("no values have no " + this);
    }
    return ofSome(values);
  }

  /**
   * Where the figure of endlessly many replicas probably is: Student's t for a mean, corrected for
   * skewness, and order statistics for a median. For a comparison under the same luck, give the
   * differences.
   *
   * @param values one for each replica; none is NaN
   * @return empty for fewer than {@link #replicasMin}, and for the mean of infinite values
   */
  public Optional<Interval> interval(double[] values) {
    if (Arrays.stream(values).anyMatch(Double::isNaN)) {
      throw new IllegalArgumentException("a value is not a number");
    }
    return values.length < replicasMin ? Optional.empty() : intervalOfEnough(values);
  }

  /**
   * By how much the mean of some replicas probably exceeds that of others that have luck of their
   * own (Welch 1947).
   *
   * @return empty where one of the means has no interval
   */
  public static Optional<Interval> intervalOfDifference(double[] values, double[] others) {
    boolean known = MEAN.interval(values).isPresent() && MEAN.interval(others).isPresent();
    return known
        ? Optional.of(
            MeanEstimate.sum(
                    List.of(MeanEstimate.of(values), MeanEstimate.of(others)), new double[] {1, -1})
                .intervalOfDifference())
        : Optional.empty();
  }

  static boolean areFinite(double[] values) {
    return Arrays.stream(values).allMatch(Double::isFinite);
  }

  abstract double ofSome(double[] values);

  abstract Optional<Interval> intervalOfEnough(double[] values);
}
