package wellspring.model.prediction;

import java.util.function.IntFunction;
import wellspring.model.mix.DrawMode;
import wellspring.model.mix.Share;

/**
 * The exact mean course of the test error of linear regression, generation after generation, where
 * people write part of each corpus.
 *
 * <p>It holds for least squares without intercept on independent standard normal inputs that every
 * example draws anew, with normal noise of the same deviation for people and models, where each
 * generation trains on its fresh corpus alone, every synthetic example is a sample of the model's
 * own last generation, and generation 1 is fitted on human examples alone.
 *
 * <p>Why it is exact: of n examples with inputs X let s have outputs that are off by {@code δ·x}.
 * Then {@code ŵ − w = G⁻¹ X₂ᵀX₂ δ} plus noise, with {@code G = XᵀX} Wishart and {@code U = G^(−½)
 * X₂ᵀX₂ G^(−½)} beta and independent of it (Mitra 1970). With {@code E[U A U] = (a + b) A + b tr(A)
 * I} for {@code a = s(s(n + 1) − 2)/(n(n + 2)(n − 1))} and {@code b = (n − s)s/(n(n − 1)(n + 2))},
 * and {@code E[tr(G⁻¹) tr(G)] = d(nd − 2)/(n − d − 1)}, the mean error is {@code σ² d/(n − d − 1) +
 * κ‖δ‖²}, {@code κ = a + b + b(nd − 2)/(n − d − 1)}. A generation's δ does not depend on the inputs
 * of the next one, so that errors just add up.
 *
 * @param dimension d, at least 1
 * @param noise the standard deviation of the noise
 * @param documents n, how many examples each generation gets, at least d + 2
 * @param draw whether the human fraction is met exactly or each example is drawn at random
 * @param humanFraction the human fraction that is aimed at by generation, asked from generation 2
 *     on
 */
public record RegressionDrift(
    int dimension, double noise, int documents, DrawMode draw, IntFunction<Share> humanFraction) {

  /**
   * @throws IllegalArgumentException if there are fewer than d + 2 documents: the mean is infinite
   */
  public RegressionDrift {
    RegressionForms.requireDocuments(dimension, documents);
  }

  /**
   * The mean test error {@code E‖ŵ − w‖²}.
   *
   * @param generations how many, at least 1
   * @return (generations): that of generation 1 first
   */
  public double[] testError(int generations) {
    double clean = RegressionForms.clean(dimension, noise, documents);
    double[] errors = new double[generations];
    errors[0] = clean;
    for (int generation = 2; generation <= generations; generation++) {
      errors[generation - 1] =
          clean + kept(humanFraction.apply(generation)) * errors[generation - 2];
    }
    return errors;
  }

  /**
   * The mean error of one fit to a mix, exactly; {@link RegressionForms#mixed} is its leading
   * order.
   *
   * @param humans how many examples are right
   * @param synthetic how many are off by δ; at least d + 2 together
   * @param biasSquare {@code ‖δ‖²}
   * @throws IllegalArgumentException if there are fewer than d + 2 examples
   */
  public static double mixed(
      int dimension, double noise, int humans, int synthetic, double biasSquare) {
    int all = Math.addExact(humans, synthetic);
    double square = (double) synthetic * synthetic;
    return RegressionForms.clean(dimension, noise, all)
        + kept(dimension, all, synthetic, square) * biasSquare;
  }

  /** How much of the last generation's error the next one keeps, on average over the draw. */
  private double kept(Share human) {
    double synthetic = documents - human.partOf(documents);
    double square = synthetic * synthetic;
    if (draw == DrawMode.RANDOM) {
      double chance = 1 - human.value();
      synthetic = documents * chance;
      square = synthetic * synthetic + synthetic * (1 - chance);
    }
    return kept(dimension, documents, synthetic, square);
  }

  /**
   * κ, which is quadratic in the number of synthetic examples.
   *
   * @param synthetic {@code E s}
   * @param square {@code E s²}
   */
  private static double kept(int dimension, double n, double synthetic, double square) {
    double divisor = n * (n + 2) * (n - 1);
    double a = (square * (n + 1) - 2 * synthetic) / divisor;
    double b = (n * synthetic - square) / divisor;
    return a + b + b * (n * dimension - 2) / (n - dimension - 1);
  }
}
