package wellspring.dashboards.report;

import java.util.Locale;
import java.util.function.IntFunction;
import wellspring.dashboards.verdict.TellingDigits;

/**
 * A figure and the limit that it is held against, as people say them: as briefly as can be, but
 * with the digits that it takes to tell one from the other.
 */
record FigureAndLimit(String figure, String limit) {
  private static final int DIGITS_MAX = 9;

  /** Shares, in per cent. */
  static FigureAndLimit shares(double figure, double limit) {
    return of(figure, limit, digits -> percent(figure, digits), digits -> percent(limit, digits));
  }

  /** Multiples of the same thing: {@code 13 times}, {@code 63 %}. */
  static FigureAndLimit multiples(double figure, double limit) {
    return of(figure, limit, digits -> multiple(figure, digits), digits -> multiple(limit, digits));
  }

  private static FigureAndLimit of(
      double figure, double limit, IntFunction<String> ofFigure, IntFunction<String> ofLimit) {
    int digits = TellingDigits.of(figure, limit, 0, DIGITS_MAX, ofFigure, ofLimit);
    return new FigureAndLimit(ofFigure.apply(digits), ofLimit.apply(digits));
  }

  private static String multiple(double times, int digits) {
    if (times < OutcomeMeasure.SAME_MAX) {
      return percent(times, digits);
    } else if (digits == 0) {
      return ReportWording.figure(OutcomeMeasure.rounded(times)) + " times";
    }
    return decimals(times, digits + (times >= 10 ? 0 : 1)) + " times";
  }

  private static String percent(double share, int digits) {
    return digits == 0 ? ReportWording.percent(share) : decimals(100 * share, digits + 1) + " %";
  }

  private static String decimals(double value, int digits) {
    return String.format(Locale.ROOT, "%,." + digits + "f", value)
        .replaceAll("0+$", "")
        .replaceAll("\\.$", "");
  }
}
