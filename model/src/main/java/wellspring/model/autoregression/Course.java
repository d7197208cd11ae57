package wellspring.model.autoregression;

import java.util.Optional;

/** What becomes of errors as a model writes on: LeCun's question. */
public enum Course {
  /**
   * The chance of an error is the same at each symbol as far as can be seen: P(no error up to n) =
   * (1 − ε)^n (LeCun 2023).
   */
  COMPOUNDING,
  /** The chance of an error falls along a document. */
  SELF_CORRECTING,
  /** The chance of an error rises along a document. */
  DERAILING,
  /** There are too few errors to tell. */
  UNDECIDED;

  /** With fewer errors for each parameter, intervals are off (Peduzzi et al. 1996). */
  public static final int ERRORS_MIN = 10;

  static Course of(FirstErrors errors) {
    Optional<Estimate> slope = errors.slope();
    if (errors.errors() < ERRORS_MIN || slope.isEmpty()) {
      return UNDECIDED;
    }
    if (slope.get().covers(0)) {
      return COMPOUNDING;
    }
    return slope.get().value() < 0 ? SELF_CORRECTING : DERAILING;
  }
}
