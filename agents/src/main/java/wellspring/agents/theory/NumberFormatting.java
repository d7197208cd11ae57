package wellspring.agents.theory;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as people write them. */
final class NumberFormatting {
  private static final MathContext DIGITS = new MathContext(4);

  private NumberFormatting() {}

  /** A number of the scenario, without a needless point: 1, not 1.0. */
  static String text(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  /** A computed number, to four digits. */
  static String rounded(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros();
    return rounded.scale() > 9 ? rounded.toString() : rounded.toPlainString();
  }
}
