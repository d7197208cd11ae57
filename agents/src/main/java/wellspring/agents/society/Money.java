package wellspring.agents.society;

import java.math.BigDecimal;

/** Amounts of money: whole numbers of millionths, so that sums are exact. */
public final class Money {
  private static final int DIGITS = 6;

  /** How many millionths there are in one. */
  public static final double MICROS = 1e6;

  private Money() {}

  /** The nearest number of millionths. */
  public static long micros(double amount) {
    return Math.round(amount * MICROS);
  }

  /** An amount in digits, without needless ones: {@code 12.5}. */
  public static String text(long micros) {
    return BigDecimal.valueOf(micros, DIGITS).stripTrailingZeros().toPlainString();
  }
}
