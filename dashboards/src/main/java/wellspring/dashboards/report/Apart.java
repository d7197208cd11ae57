package wellspring.dashboards.report;

import java.util.Locale;
import java.util.function.IntFunction;
import wellspring.dashboards.verdict.TellingDigits;

/**
 * A figure and the limit that it is held against, as people say them: as briefly as can be, but
 * with the digits that it takes to tell one from the other.
 */
record Apart(String figure, String limit) {
  private static final int DIGITS_MAX = 9;

  /** Shares, in per cent. */
  static Apart shares(double figure, double limit) {
    return of(figure, limit, digits -> percent(figure, digits), digits -> percent(limit, digits));
  }

  /** Multiples of the same thing: {@code 13 times}, {@code 63 %}. */
  static Apart multiples(double figure, double limit) {
    return of(figure, limit, digits -> multiple(figure, digits), digits -> multiple(limit, digits));
  }

  private static Apart of(
      double figure, double limit, IntFunction<String> ofFigure, IntFunction<String> ofLimit) {
    int digits = TellingDigits.of(figure, limit, 0, DIGITS_MAX, ofFigure, ofLimit);
    return new Apart(ofFigure.apply(digits), ofLimit.apply(digits));
  }

  private static String multiple(double times, int digits) {
    if (times < Outcome.SAME_MAX) {
      return percent(times, digits);
    } else if (digits == 0) {
      return Wording.figure(Outcome.rounded(times)) + " times";
    }
    return decimals(times, digits + (times >= 10 ? 0 : 1)) + " times";
  }

  private static String percent(double share, int digits) {
    return digits == 0 ? Wording.percent(share) : decimals(100 * share, digits + 1) + " %";
  }

  private static String decimals(double value, int digits) {
    return String.format(Locale.ROOT, "%,." + digits + "f", value)
        .replaceAll("0+$", "")
        .replaceAll("\\.$", "");
  }
}
