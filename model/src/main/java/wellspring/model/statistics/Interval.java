package wellspring.model.statistics;

/**
 * Where a figure probably lies.
 *
 * @param low the lower end; may be infinite
 * @param high the upper end; may be infinite
 */
public record Interval(double low, double high) {
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("no interval runs from " + low + " to " + high);
    }
  }

  /** What of it lies in a range, so that it promises nothing that cannot be. */
  public Interval within(Interval range) {
    return new Interval(within(low, range), within(high, range));
  }

  private static double within(double value, Interval range) {
    return Math.min(range.high, Math.max(range.low, value));
  }

  /** Whether a value lies in it, its ends included. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }
}
