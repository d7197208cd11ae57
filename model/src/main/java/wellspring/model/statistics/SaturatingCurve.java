package wellspring.model.statistics;

import java.util.OptionalDouble;

/**
 * A quantity that goes from one level to another as x grows: {@code floor + rise · x^h / (x^h +
 * knee^h)}, a logistic curve in ln x (Hill 1910).
 *
 * <p>With h = 1 it is how drift with immigration answers to the human fraction: {@code 2nα/(1 +
 * 2nα)}, whose knee is at {@code α = 1/(2n)}.
 *
 * @param floor the value at x = 0
 * @param rise what is added in the end; negative for a curve that falls
 * @param knee where half of it is added, above 0
 * @param steepness h, above 0
 */
public record SaturatingCurve(double floor, double rise, double knee, double steepness) {
  public SaturatingCurve {
    if (!(knee > 0 && steepness > 0)) {
      throw new IllegalArgumentException(
          "knee and steepness must be above 0, not " + knee + " and " + steepness);
    }
  }

  /** The value at {@code x ≥ 0}. */
  public double at(double x) {
    return floor + rise * saturation(x, knee, steepness);
  }

  /** Where the curve has a value; empty if it never has. */
  public OptionalDouble whereIs(double value) {
    double share = (value - floor) / rise;
    return share > 0 && share < 1
        ? OptionalDouble.of(knee * StrictMath.pow(share / (1 - share), 1 / steepness))
        : OptionalDouble.empty();
  }

  /** {@code x^h / (x^h + knee^h)}, from 0 to 1. */
  static double saturation(double x, double knee, double steepness) {
    return x == 0 ? 0 : 1 / (1 + StrictMath.pow(knee / x, steepness));
  }
}
