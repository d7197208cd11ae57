package wellspring.model.autoregression;

import java.util.Optional;

/**
 * What becomes of errors as a model writes on: LeCun's question.
 *
 * <p>A constant hazard is rejected if either of two tests rejects it, each at half of {@link
 * #SIGNIFICANCE} (Bonferroni): that of {@link HazardConstancy}, which sees any shape, and that of
 * {@link HazardSlope}, which sees a trend. So of models whose hazard is constant at most one in
 * twenty is called something else. A trend is believed if the second half of the text has one of
 * the same sign, too: one that comes from the start alone does not say what happens as a document
 * goes on.
 */
public enum ErrorTrend {
  /**
   * No test tells the chance of an error at one symbol from that at another: P(no error up to n) =
   * (1 − ε)^n (LeCun 2023).
   */
  COMPOUNDING,
  /** The chance of an error falls along a document, and not only at its start. */
  SELF_CORRECTING,
  /** The chance of an error rises along a document, and not only at its start. */
  DERAILING,
  /** The chance of an error differs from place to place, without a trend beyond the start. */
  NEITHER,
  /** There are too few errors to tell. */
  UNDECIDED;

  /** With fewer errors for each parameter, intervals are off (Peduzzi et al. 1996). */
  public static final int ERRORS_MIN = 10;

  /** How many constant hazards at most are taken for something else. */
  public static final double SIGNIFICANCE = 0.05;

  /** 1.25 % of a normal distribution lie beyond so many standard deviations, on each side. */
  private static final double STANDARD_ERRORS = 2.241402727604947;

  static ErrorTrend of(FirstErrors errors) {
    Optional<HazardConstancy> constancy = errors.constancy();
    Optional<IntervalEstimate> slope = errors.slope();
    if (errors.errors() < ERRORS_MIN || constancy.isEmpty() || slope.isEmpty()) {
      return UNDECIDED;
    }
    boolean trend = Math.abs(slope.get().standardErrors()) > STANDARD_ERRORS;
    if (!trend && constancy.get().pValue() >= SIGNIFICANCE / 2) {
      return COMPOUNDING;
    }
    if (trend && goesOn(slope.get(), errors.secondHalf().slope())) {
      return slope.get().value() < 0 ? SELF_CORRECTING : DERAILING;
    }
    return NEITHER;
  }

  private static boolean goesOn(IntervalEstimate slope, Optional<IntervalEstimate> later) {
    return later.filter(half -> !half.covers(0) && half.value() * slope.value() > 0).isPresent();
  }
}
