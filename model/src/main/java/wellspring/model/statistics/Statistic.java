package wellspring.model.statistics;

import java.util.Arrays;

/** The one figure that stands for the values of many replicas. */
public enum Statistic {
  /** Their sum over their number; infinite if one of them is. */
  MEAN {
    @Override
    double ofSome(double[] values) {
      double sum = 0;
      for (double value : values) {
        sum += value;
      }
      return sum / values.length;
    }
  },

  /** The value that half of them do not exceed; of an even number, the mean of the middle two. */
  MEDIAN {
    @Override
    double ofSome(double[] values) {
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      int half = sorted.length / 2;
      return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
  };

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

  abstract double ofSome(double[] values);
}
