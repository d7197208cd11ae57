package wellspring.dashboards.verdict;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers as sentences show them: three digits, without needless zeros. */
final class SentenceNumbers {
  private static final int DIGITS = 3;
  private static final int DIGITS_MAX = 12;
  private static final int GROUPED_MIN = 1000;

  private SentenceNumbers() {}

  static String of(double value) {
    return of(value, DIGITS);
  }

  /** A number beside another that it is held against, as exactly as it takes to tell them apart. */
  static String beside(double other, double value) {
    return of(
        value,
        TellingDigits.of(
            value,
            other,
            DIGITS,
            DIGITS_MAX,
            digits -> of(value, digits),
            digits -> of(other, digits)));
  }

  private static String of(double value, int digits) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "−∞";
    }
    BigDecimal exact = new BigDecimal(value);
    int whole = exact.precision() - exact.scale();
    BigDecimal rounded = exact.round(new MathContext(Math.max(digits, whole)));
    return Math.abs(value) >= GROUPED_MIN
        ? new DecimalFormat("#,##0.############", DecimalFormatSymbols.getInstance(Locale.ROOT))
            .format(rounded)
        : rounded.stripTrailingZeros().toPlainString();
  }
}
