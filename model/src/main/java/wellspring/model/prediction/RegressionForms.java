package wellspring.model.prediction;

import wellspring.model.mix.Share;

/**
 * The mean test error {@code E‖ŵ − w‖²} of linear regression under repeated refitting, where a
 * formula gives it.
 *
 * <p>All assume: inputs are independent and standard normal; outputs are the true relation plus
 * normal noise of the same deviation for people and models; least squares without intercept;
 * generation 1 is fitted on {@code documents} human examples, and each later one gets {@code
 * documents} new ones, all of them the model's own.
 *
 * <p>Throughout, {@code dimension} (d) is at least 1, {@code noise} (σ) the deviation of the noise,
 * {@code documents} (T) at least d + 2, since with fewer the mean is infinite, and {@code
 * generation} (t) counts from 1.
 */
public final class RegressionForms {
  private RegressionForms() {}

  /**
   * The error of a fit to human examples: {@code b = σ² d/(T − d − 1)}, from the mean of the
   * inverse Wishart distribution (Dohmatob et al. 2024).
   *
   * @throws IllegalArgumentException if there are fewer than d + 2 documents
   */
  public static double clean(int dimension, double noise, int documents) {
    requireDocuments(dimension, documents);
    return noise * noise * dimension / (documents - dimension - 1);
  }

  /**
   * Each generation trains on its predecessor's examples alone: {@code b·t} (Dohmatob et al. 2024).
   * It holds whether inputs are fresh or the same in every generation.
   *
   * @throws IllegalArgumentException if there are fewer than d + 2 documents
   */
  public static double replacing(int dimension, double noise, int documents, int generation) {
    return clean(dimension, noise, documents) * generation;
  }

  /**
   * Each generation trains on everything so far, and the inputs are the same in every generation:
   * {@code b·Σ 1/i²} over i from 1 to t, at most {@code b π²/6} (Gerstgrasser et al. 2024). With
   * fresh inputs it is no more than close.
   *
   * @throws IllegalArgumentException if there are fewer than d + 2 documents
   */
  public static double accumulating(int dimension, double noise, int documents, int generation) {
    double sum = 0;
    for (double i = 1; i <= generation; i++) {
      sum += 1 / (i * i);
    }
    return clean(dimension, noise, documents) * sum;
  }

  /**
   * One fit to a mix of human examples and a part p₂ whose relation is off by δ: {@code σ² d/n +
   * p₂² C² + p₂(1 − p₂) C² d/n} (Dohmatob et al. 2024, Strong Model Collapse), to leading order in
   * d/n. {@link RegressionDrift#mixed} is exact.
   *
   * @param synthetic p₂, the part that is off
   * @param biasSquare {@code C² = ‖δ‖²}
   * @throws IllegalArgumentException if there are fewer than d + 2 documents
   */
  public static double mixed(
      int dimension, double noise, int documents, Share synthetic, double biasSquare) {
    requireDocuments(dimension, documents);
    double share = synthetic.value();
    double perDocument = (double) dimension / documents;
    return noise * noise * perDocument
        + share * share * biasSquare
        + share * (1 - share) * biasSquare * perDocument;
  }

  static void requireDocuments(int dimension, int documents) {
    if (documents < dimension + 2) {
      throw new IllegalArgumentException(
          ("documents is %d, but the error of a regression on %d inputs has no mean below %d;"
                  + " allowed: at least %d")
              .formatted(documents, dimension, dimension + 2, dimension + 2));
    }
  }
}
