package wellspring.dashboards.verdict;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as sentences show them: three digits, without needless zeros. */
final class Figure {
  private Figure() {}

  static String of(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "−∞";
    }
    if (Math.abs(value) >= 1000) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    return new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros().toPlainString();
  }
}
