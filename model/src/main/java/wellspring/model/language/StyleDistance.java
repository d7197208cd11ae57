package wellspring.model.language;

/** How far styles are apart. */
public final class StyleDistance {
  private StyleDistance() {}

  /**
   * The total variation distance of two styles of a {@link StyledLanguage}: half the sum of the
   * differences, and the mean over blocks where there are several.
   *
   * @return from 0, if they are the same, to 1, if they have nothing in common
   */
  public static double between(double[] one, double[] other) {
    double differences = 0;
    double all = 0;
    for (int i = 0; i < one.length; i++) {
      differences += Math.abs(one[i] - other[i]);
      all += one[i] + other[i];
    }
    return Math.min(1, differences / all);
  }
}
