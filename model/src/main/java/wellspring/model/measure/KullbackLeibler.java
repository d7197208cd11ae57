package wellspring.model.measure;

/** The information that a model lacks about the truth; see {@link Measure#KL_TRUTH_MODEL}. */
final class KullbackLeibler {
  private KullbackLeibler() {}

  /**
   * {@code Σ truth ln(truth/model)} in nats, where {@code 0 ln 0 = 0} (Kullback and Leibler 1951).
   *
   * @param truth probabilities by symbol
   * @param model probabilities by symbol, equally many
   * @return at least 0; {@code Infinity} if the model excludes what may happen
   * @throws IllegalArgumentException if the two speak of different symbols
   */
  static double of(double[] truth, double[] model) {
    if (truth.length != model.length) {
      throw new IllegalArgumentException(
          "the truth has %d symbols, the model %d".formatted(truth.length, model.length));
    }
    double divergence = 0;
    for (int symbol = 0; symbol < truth.length; symbol++) {
      if (truth[symbol] > 0) {
        divergence += truth[symbol] * StrictMath.log(truth[symbol] / model[symbol]);
      }
    }
    return Math.max(0, divergence);
  }
}
