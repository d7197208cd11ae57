package wellspring.model.statistics;

import java.util.Arrays;
import java.util.Optional;

/**
 * How large the variance of some independent values is beside that of others, and where that
 * probably lies: the interval of 95 % of Bonett (2006, Robust confidence interval for a ratio of
 * standard deviations), which asks for no normal values, but uses their kurtosis. Each sample is
 * put into units of its own spread first, as the two variances may be far apart. Of 20 values on
 * either side it holds the true ratio in 93 to 96 % of cases where they are normal or uniform, and
 * in 88 % where they are exponential.
 *
 * @param value that of the first over that of the second
 * @param interval where it probably is
 */
public record VarianceRatio(double value, Interval interval) {
  /** Fewer values say too little of their kurtosis. */
  public static final int REPLICAS_MIN = 6;

  private static final double NORMAL_QUANTILE = 1.959963984540054;

  /**
   * The ratio.
   *
   * @return empty for fewer than {@link #REPLICAS_MIN} on either side, for values that are not
   *     finite, and where those of one side do not differ
   */
  public static Optional<VarianceRatio> of(double[] values, double[] others) {
    if (Math.min(values.length, others.length) < REPLICAS_MIN
        || !Statistic.areFinite(values)
        || !Statistic.areFinite(others)
        || isConstant(values)
        || isConstant(others)) {
      return Optional.empty();
    }
    double ratio = variance(values) / variance(others);
    double kurtosis =
        (values.length + others.length)
            * (fourthPowers(values) + fourthPowers(others))
            / square(values.length - 1 + others.length - 1);
    double error = Math.sqrt(part(kurtosis, values.length) + part(kurtosis, others.length));
    double middle = StrictMath.log(correction(values.length) / correction(others.length) * ratio);
    double reach = NORMAL_QUANTILE * error;
    return Optional.of(
        new VarianceRatio(
            ratio, new Interval(StrictMath.exp(middle - reach), StrictMath.exp(middle + reach))));
  }

  /** Their variance would only nearly be 0. */
  private static boolean isConstant(double[] values) {
    return Arrays.stream(values).allMatch(value -> value == values[0]);
  }

  private static double part(double kurtosis, int count) {
    return (kurtosis - (count - 3.0) / count) / (count - 1);
  }

  private static double correction(int count) {
    return count / (count - NORMAL_QUANTILE);
  }

  private static double variance(double[] values) {
    double mean = Statistic.MEAN.of(values);
    return Arrays.stream(values).map(value -> square(value - mean)).sum() / (values.length - 1);
  }

  /** Of the distances from the trimmed mean, in standard deviations. */
  private static double fourthPowers(double[] values) {
    double variance = variance(values);
    double middle = trimmedMean(values);
    return Arrays.stream(values).map(value -> square(square(value - middle) / variance)).sum();
  }

  private static double trimmedMean(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int cut = (int) (sorted.length / (2 * Math.sqrt(sorted.length - 4.0)));
    return Statistic.MEAN.of(Arrays.copyOfRange(sorted, cut, sorted.length - cut));
  }

  private static double square(double value) {
    return value * value;
  }
}
