package wellspring.model.prediction;

import wellspring.model.mix.Share;

/**
 * What a verifier makes of synthetic text. It keeps right documents with probability φ and wrong
 * ones with probability ψ, each on its own, and is no better informed than that.
 *
 * <p>Source: Feng, Dohmatob, Yang, Charton and Kempe 2024 (Beyond Model Collapse: Scaling Up with
 * Synthesized Data Requires Verification).
 */
public final class VerifierEffect {
  private VerifierEffect() {}

  /**
   * The share of wrong documents among those that are kept: {@code p' = pψ/[pψ + (1 − p)φ]}. The
   * odds of a wrong one are multiplied by {@code ψ/φ}, each time that a model learns from what was
   * kept and writes as often wrong as it was taught.
   *
   * @param wrong the share p of wrong documents among all
   * @param keepsRight φ
   * @param keepsWrong ψ
   * @throws IllegalArgumentException if nothing is kept
   */
  public static double wrongShare(double wrong, Share keepsRight, Share keepsWrong) {
    double keptWrong = wrong * keepsWrong.value();
    double kept = keptWrong + (1 - wrong) * keepsRight.value();
    if (!(kept > 0)) {
      throw new IllegalArgumentException(
          "nothing is kept of documents of which %s are wrong".formatted(wrong));
    }
    return keptWrong / kept;
  }

  /**
   * The error of a generator up to which verified text is rather right than wrong: {@code p* = 1/(1
   * + ψ/φ)}, where {@link #wrongShare} is one half. A learner that sides with the majority of what
   * it is given, as a linear classifier with ever more data does, ends better than its generator if
   * the generator's error is below p*, and worse if it is above.
   *
   * @param keepsRight φ, above 0
   * @param keepsWrong ψ
   */
  public static double tolerableError(Share keepsRight, Share keepsWrong) {
    return 1 / (1 + keepsWrong.value() / keepsRight.value());
  }
}
