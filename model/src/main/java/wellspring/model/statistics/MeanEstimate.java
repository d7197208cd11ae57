package wellspring.model.statistics;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * A mean, or a weighted sum of independent means, and how sure it is.
 *
 * <p>Student's t (1908) over replicas, with the degrees of freedom of Welch (1947) and
 * Satterthwaite (1946) for a sum. What the program measures is often skewed, as a diversity near
 * its maximum is; t at 95 % then holds the mean in 91 to 94 % of cases. So {@link #interval} has
 * two corrections, which were chosen by measured coverage: ten replicas and more show their
 * skewness, of which Hall's transformation (1992, On the removal of skewness by transformation)
 * makes up for all but a part that vanishes as 1/R; fewer do not, and have t at 96.5 %, differences
 * at 96 %.
 *
 * @param value the estimate, finite
 * @param variance the square of its standard error
 * @param third the third cumulant of the estimate: its skewness times the cube of that error
 * @param freedom the degrees of freedom of the variance, at least 1; infinite if it is 0
 */
record MeanEstimate(double value, double variance, double third, double freedom) {
  /** Fewer replicas say nothing of skewness. */
  private static final int SKEWNESS_MIN = 10;

  /**
   * More skewness of a mean is mostly that of one value far from all others. Without a bound the
   * transformation makes the interval up to four times as long, and it holds the mean no oftener.
   */
  private static final double SKEWNESS_MAX = 0.25;

  /** What intervals of fewer replicas may miss. */
  private static final double MISS_OF_FEW = 0.035;

  /** The same of a difference, which is less skewed. */
  private static final double MISS_OF_FEW_DIFFERENCES = 0.04;

  /**
   * The mean of replicas.
   *
   * @param values at least two, all finite
   */
  static MeanEstimate of(double[] values) {
    double mean = Statistic.MEAN.of(values);
    double count = values.length;
    double squares = sumOfPowers(values, mean, 2);
    double third =
        count < SKEWNESS_MIN
            ? 0
            : sumOfPowers(values, mean, 3) / (count * (count - 1) * (count - 2));
    return new MeanEstimate(mean, squares / (count - 1) / count, third, count - 1);
  }

  private static double sumOfPowers(double[] values, double mean, int power) {
    return Arrays.stream(values)
        .map(value -> power == 2 ? square(value - mean) : cube(value - mean))
        .reduce(0, Double::sum);
  }

  /** A value without error. */
  static MeanEstimate exactly(double value) {
    return new MeanEstimate(value, 0, 0, Double.POSITIVE_INFINITY);
  }

  /** The sum of independent estimates, each of them times its weight. */
  static MeanEstimate sum(List<MeanEstimate> parts, double[] weights) {
    double value = 0;
    double variance = 0;
    double third = 0;
    double spread = 0;
    for (int i = 0; i < weights.length; i++) {
      MeanEstimate part = parts.get(i);
      double share = square(weights[i]) * part.variance();
      value += weights[i] * part.value();
      variance += share;
      third += cube(weights[i]) * part.third();
      spread += square(share) / part.freedom();
    }
    return new MeanEstimate(
        value, variance, third, spread > 0 ? square(variance) / spread : Double.POSITIVE_INFINITY);
  }

  /**
   * What normal replicas might have shown that are as uncertain as the measured ones.
   *
   * @param moved how far their true mean lies above the measured one
   */
  MeanEstimate drawn(double moved, UniformRandomProvider chance) {
    if (variance == 0) {
      return new MeanEstimate(value + moved, 0, 0, freedom);
    }
    double noise = Math.sqrt(variance) * ZigguratSampler.NormalizedGaussian.of(chance).sample();
    double half = freedom / 2;
    double scattered =
        AhrensDieterMarsagliaTsangGammaSampler.of(chance, half, variance / half).sample();
    return new MeanEstimate(value + moved + noise, scattered, 0, freedom);
  }

  /** Where the mean of one sample probably is. */
  Interval interval() {
    return interval(MISS_OF_FEW);
  }

  /** Where the difference of two means probably is. */
  Interval intervalOfDifference() {
    return interval(MISS_OF_FEW_DIFFERENCES);
  }

  private Interval interval(double missOfFew) {
    if (variance == 0) {
      return new Interval(value, value);
    }
    double count = freedom + 1;
    double missed = count < SKEWNESS_MIN ? missOfFew : (1 - Statistic.CONFIDENCE) * (1 - 1 / count);
    double error = Math.sqrt(variance);
    double quantile = new TDistribution(freedom).inverseCumulativeProbability(1 - missed / 2);
    return new Interval(value - error * skewed(quantile), value - error * skewed(-quantile));
  }

  /**
   * Whether t at 95 % leaves it open that the estimated value is 0. It has no corrections: the
   * distance of a figure from a level is a difference, of which little is skewed.
   */
  boolean mayBeZero() {
    return probability() >= 1 - Statistic.CONFIDENCE;
  }

  /** How probably chance alone takes the estimate as far from 0 as it is, by t on both sides. */
  double probability() {
    if (value == 0 || variance == 0) {
      return value == 0 ? 1 : 0;
    }
    return 2 * new TDistribution(freedom).cumulativeProbability(-ratio());
  }

  /** Whether the {@link #probability} of another one is greater for sure, or equal. */
  boolean isFartherThan(MeanEstimate other) {
    return ratio() >= other.ratio() && freedom >= other.freedom;
  }

  /** The distance from 0 in standard errors. */
  private double ratio() {
    return Math.abs(value) / Math.sqrt(variance);
  }

  /** Where a ratio of Student's t lies before Hall's transformation. */
  private double skewed(double ratio) {
    double skewness = skewness();
    return skewness == 0
        ? ratio
        : 3 * (StrictMath.cbrt(1 + skewness * (ratio - skewness / 6)) - 1) / skewness;
  }

  /** That of the mean: that of a single value, over the square root of their number. */
  private double skewness() {
    double skewness = third / (variance * Math.sqrt(variance));
    return Math.max(-SKEWNESS_MAX, Math.min(SKEWNESS_MAX, skewness));
  }

  private static double square(double value) {
    return value * value;
  }

  private static double cube(double value) {
    return value * value * value;
  }
}
