package wellspring.model.mix;

/** A part of a whole, from 0 to 1: a human fraction, a probability. */
public record Share(double value) {
  public static final Share NONE = new Share(0);
  public static final Share ALL = new Share(1);

  /**
   * @throws IllegalArgumentException if the value lies outside [0, 1] or is not a number
   */
  public Share {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("a share lies between 0 and 1, not at " + value);
    }
  }

  public static Share of(double value) {
    return new Share(value);
  }

  /** How many of {@code total} this share makes, rounded to the nearest whole. */
  public int partOf(int total) {
    return (int) StrictMath.rint(value * total);
  }
}
