package wellspring.model.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.hipparchus.distribution.continuous.NormalDistribution;
import wellspring.model.random.Seed;

/**
 * Confidence intervals by drawing replicas with replacement, again and again (Efron 1979).
 *
 * <p>The mean's interval is corrected for bias and skewness (BCa: Efron 1987, Better Bootstrap
 * Confidence Intervals). That of a median is the plain percentile one, because the correction rests
 * on the jackknife, which fails for medians (Efron and Tibshirani 1993, chapter 10). It repeats:
 * the same seed, name and values give the same interval.
 *
 * @param seed the root of its chance
 * @param resamples how often the replicas are drawn, at least 99
 * @param confidence how probably an interval shall hold the truth, between 0 and 1
 */
public record Bootstrap(Seed seed, int resamples, double confidence) {
  /** Fewer values than this have no interval. */
  public static final int VALUES_MIN = 2;

  private static final int RESAMPLES_MIN = 99;
  private static final NormalDistribution NORMAL = new NormalDistribution();

  public Bootstrap {
    if (resamples < RESAMPLES_MIN) {
      throw new IllegalArgumentException(
          "resamples must be at least " + RESAMPLES_MIN + ", not " + resamples);
    }
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "confidence must lie between 0 and 1, not at " + confidence);
    }
  }

  /** Intervals of 95 % from 1,999 resamples. */
  public static Bootstrap standard(Seed seed) {
    return new Bootstrap(seed, 1_999, 0.95);
  }

  /**
   * The interval of a figure over replicas. For a paired comparison, give the differences.
   *
   * @param name of what is estimated; each name has a stream of chance of its own
   * @param values one for each replica; they may be infinite
   * @throws IllegalArgumentException if there are fewer than two, or one is NaN
   */
  public Interval interval(String name, double[] values, Statistic statistic) {
    requireEnough(values);
    double[] figures = figures(name, values, statistic);
    double tail = (1 - confidence) / 2;
    return statistic == Statistic.MEAN
        ? corrected(values, figures, tail)
        : between(figures, tail, 1 - tail);
  }

  /** The percentile interval of figures that were computed from {@link #draws}; it sorts them. */
  Interval percentile(double[] figures) {
    Arrays.sort(figures);
    double tail = (1 - confidence) / 2;
    return between(figures, tail, 1 - tail);
  }

  /** Which replicas make up each resample: (resamples, count). */
  int[][] draws(String name, int count) {
    UniformRandomProvider chance = seed.stream("bootstrap", name, 0);
    return IntStream.range(0, resamples)
        .mapToObj(i -> IntStream.range(0, count).map(j -> chance.nextInt(count)).toArray())
        .toArray(int[][]::new);
  }

  private static void requireEnough(double[] values) {
    if (values.length < VALUES_MIN) {
      throw new IllegalArgumentException(
          "an interval needs at least %d replicas, not %d".formatted(VALUES_MIN, values.length));
    }
    if (Arrays.stream(values).anyMatch(Double::isNaN)) {
      throw new IllegalArgumentException("a value is not a number");
    }
  }

  /** The statistic of each resample, sorted. */
  private double[] figures(String name, double[] values, Statistic statistic) {
    UniformRandomProvider chance = seed.stream("bootstrap", name, 0);
    double[] drawn = new double[values.length];
    double[] figures = new double[resamples];
    for (int i = 0; i < resamples; i++) {
      Arrays.setAll(drawn, j -> values[chance.nextInt(values.length)]);
      figures[i] = statistic.of(drawn);
    }
    Arrays.sort(figures);
    return figures;
  }

  /**
   * BCa; the plain percentiles where the correction has no value, as for equal or infinite ones.
   */
  private Interval corrected(double[] values, double[] figures, double tail) {
    double shift = NORMAL.inverseCumulativeProbability(shareBelow(figures, mean(values)));
    double acceleration = acceleration(values);
    if (!Double.isFinite(shift) || !Double.isFinite(acceleration)) {
      return between(figures, tail, 1 - tail);
    }
    double quantile = NORMAL.inverseCumulativeProbability(tail);
    return between(
        figures, level(shift, acceleration, quantile), level(shift, acceleration, -quantile));
  }

  private static double level(double shift, double acceleration, double quantile) {
    double moved = shift + quantile;
    return NORMAL.cumulativeProbability(shift + moved / (1 - acceleration * moved));
  }

  /** The share of the figures below a value; equal ones count half. */
  private static double shareBelow(double[] figures, double value) {
    double below = 0;
    for (double figure : figures) {
      below += figure < value ? 1 : figure == value ? 0.5 : 0;
    }
    return below / figures.length;
  }

  /** Efron 1987, equation 6.6: a sixth of the skewness of the mean without each value. */
  private static double acceleration(double[] values) {
    double mean = mean(values);
    double squares = 0;
    double cubes = 0;
    for (double value : values) {
      double deviation = value - mean;
      squares += deviation * deviation;
      cubes += deviation * deviation * deviation;
    }
    return cubes / (6 * squares * Math.sqrt(squares));
  }

  private static double mean(double[] values) {
    return Statistic.MEAN.of(values);
  }

  /** The order statistics of rank (B + 1)p, so that infinite figures need no interpolation. */
  private static Interval between(double[] sorted, double low, double high) {
    return new Interval(sorted[rank(sorted, low)], sorted[rank(sorted, high)]);
  }

  private static int rank(double[] sorted, double share) {
    long rank = Math.round((sorted.length + 1) * share) - 1;
    return (int) Math.max(0, Math.min(sorted.length - 1, rank));
  }
}
