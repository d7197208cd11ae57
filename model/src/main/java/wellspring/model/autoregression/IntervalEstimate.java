package wellspring.model.autoregression;

/**
 * A figure with its 95 % interval.
 *
 * @param value the best guess
 * @param low where the interval begins
 * @param high where it ends
 */
public record IntervalEstimate(double value, double low, double high) {
  /** Of a normal distribution 95 % lie within so many standard deviations of the mean. */
  static final double STANDARD_ERRORS = 1.959963984540054;

  /** A figure whose error is normal (Wald 1943). */
  static IntervalEstimate of(double value, double standardError) {
    double reach = STANDARD_ERRORS * standardError;
    return new IntervalEstimate(value, value - reach, value + reach);
  }

  /**
   * The chance of an event that was seen so often in so many trials, with the score interval
   * (Wilson 1927), which stays within 0 and 1 and is no point where there was no event.
   *
   * @param trials at least 1
   */
  public static IntervalEstimate ofShare(long events, long trials) {
    return ofShare((double) events / trials, (double) trials);
  }

  /**
   * A share that is known as well as from so many trials, with the score interval.
   *
   * @param trials above 0; not always a whole number
   */
  static IntervalEstimate ofShare(double share, double trials) {
    double z2 = STANDARD_ERRORS * STANDARD_ERRORS;
    double middle = share + z2 / (2 * trials);
    double reach =
        STANDARD_ERRORS
            * StrictMath.sqrt(share * (1 - share) / trials + z2 / (4 * trials * trials));
    double scale = 1 + z2 / trials;
    return new IntervalEstimate(
        share, Math.max(0, (middle - reach) / scale), Math.min(1, (middle + reach) / scale));
  }

  /** How many standard errors the value is away from 0, where the interval is Wald's. */
  double standardErrors() {
    return value * 2 * STANDARD_ERRORS / (high - low);
  }

  /** Whether a value lies within the interval. */
  public boolean covers(double other) {
    return low <= other && other <= high;
  }
}
