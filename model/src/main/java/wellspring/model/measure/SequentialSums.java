package wellspring.model.measure;

import java.util.OptionalDouble;

/**
 * Sums from left to right. A stream's own sum may round differently from one Java version to the
 * next, and a figure must not.
 */
final class SequentialSums {
  private SequentialSums() {}

  static double of(double[] values) {
    double total = 0;
    for (double value : values) {
      total += value;
    }
    return total;
  }

  /**
   * @return empty if there are no values
   */
  static OptionalDouble mean(double[] values) {
    return values.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(of(values) / values.length);
  }
}
