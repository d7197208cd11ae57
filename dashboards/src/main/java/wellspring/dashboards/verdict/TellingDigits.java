package wellspring.dashboards.verdict;

import java.util.function.IntFunction;

/** How many digits a figure and its limit need so that two different values do not look equal. */
public final class TellingDigits {
  /** What differs by a smaller part is the same up to rounding. */
  private static final double ROUNDING = 1e-9;

  private TellingDigits() {}

  /**
   * As few digits as make a difference to be seen.
   *
   * @param least so many if there is none
   * @param most so many if they show none
   * @param figureText the figure with so many digits
   * @param limitText the limit with so many digits
   */
  public static int of(
      double figure,
      double limit,
      int least,
      int most,
      IntFunction<String> figureText,
      IntFunction<String> limitText) {
    boolean differ =
        Math.abs(figure - limit) > ROUNDING * Math.max(Math.abs(figure), Math.abs(limit));
    int digits = least;
    while (differ && digits < most && figureText.apply(digits).equals(limitText.apply(digits))) {
      digits++;
    }
    return digits;
  }
}
