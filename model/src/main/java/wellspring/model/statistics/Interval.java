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

  /** Whether a value lies in it, its ends included. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }
}
