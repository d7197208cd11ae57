package wellspring.dashboards.sweep;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import wellspring.model.statistics.Interval;

/** Numbers as people read them: four digits that count. */
public final class SignificantDigits {
  private static final MathContext FOUR = new MathContext(4);

  private SignificantDigits() {}

  /** A number. */
  public static String of(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "−∞";
    }
    double size = Math.abs(value);
    if (size != 0 && (size < 1e-4 || size >= 1e7)) {
      return String.format(Locale.ROOT, "%.3e", value);
    }
    BigDecimal rounded = new BigDecimal(value).round(FOUR);
    return size >= 1_000
        ? String.format(Locale.ROOT, "%,.0f", value)
        : rounded.stripTrailingZeros().toPlainString();
  }

  /** An interval, in brackets. */
  public static String of(Interval interval) {
    return "[" + of(interval.low()) + ", " + of(interval.high()) + "]";
  }
}
