package wellspring.model.prediction;

import wellspring.model.mix.Share;

/**
 * How much a token of a mixed corpus tells about people, in human tokens: what provenance is worth.
 *
 * <p>All assume: a token is human with probability α, else by a known model; what is known besides
 * is used optimally, as {@code Σ a (δ − (1 − a) p) / Σ a²} uses a probability a that a token is
 * human; and all tokens have about the same variance. The effective sample size of a corpus of n
 * tokens is then {@code n E a²}, sizes of corpora add up, and the squared error of the estimated
 * frequencies is about {@code H_q} divided by the size. Source: Kanabar and Gastpar 2025.
 */
public final class EffectiveSample {
  private EffectiveSample() {}

  /** Nobody says who wrote what: {@code α²}. */
  public static double blind(Share human) {
    return human.value() * human.value();
  }

  /** Every token says truly who wrote it: {@code α}. */
  public static double labelled(Share human) {
    return human.value();
  }

  /** A detector judges every token: {@link #blind} times {@link #detectorGain}. */
  public static double detected(Share human, Share error) {
    return blind(human) * detectorGain(human, error);
  }

  /**
   * How many times as much a token tells if a detector judges it, which errs on people and on
   * models with probability ε: {@code (1 − ε)²/[α(1 − ε) + (1 − α)ε] + ε²/[αε + (1 − α)(1 − ε)]}.
   * It is 1 at ε = ½ and 1/α at ε = 0, which is what labels gain.
   */
  public static double detectorGain(Share human, Share error) {
    double right = 1 - error.value();
    double wrong = error.value();
    double judgedHuman = human.value() * right + (1 - human.value()) * wrong;
    double judgedSynthetic = human.value() * wrong + (1 - human.value()) * right;
    return part(right, judgedHuman) + part(wrong, judgedSynthetic);
  }

  /** A verdict that never falls gains nothing. */
  private static double part(double ofPeople, double ofAll) {
    return ofPeople == 0 ? 0 : ofPeople * ofPeople / ofAll;
  }
}
