package wellspring.model.statistics;

import java.util.Arrays;

/**
 * Where the value of one replica more probably lies: between two order statistics of those that
 * there are, whatever their distribution (Wilks 1941).
 */
public final class PredictionInterval {
  private PredictionInterval() {}

  /**
   * The interval between the quantiles at i / (n + 1) of n sorted values (Weibull 1939): of so many
   * independent replicas one more lies in it as often as wanted. Where that would be outside all
   * values, as at 90 % of fewer than 19, it ends at the outermost ones, and holds (n - 1) / (n +
   * 1).
   *
   * @param values at least one; none is NaN, some may be infinite
   * @param coverage how often it is to hold the next value, above 0 and below 1
   */
  public static Interval of(double[] values, double coverage) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double tail = (1 - coverage) / 2;
    return new Interval(quantile(sorted, tail), quantile(sorted, 1 - tail));
  }

  private static double quantile(double[] sorted, double share) {
    double place = Math.max(1, Math.min(sorted.length, share * (sorted.length + 1)));
    int below = (int) place;
    double low = sorted[below - 1];
    double high = sorted[Math.min(below, sorted.length - 1)];
    double part = place - below;
    return low == high || part == 0 ? low : low + part * (high - low);
  }
}
