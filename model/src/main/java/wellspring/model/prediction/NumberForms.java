package wellspring.model.prediction;

import org.hipparchus.special.Gamma;
import wellspring.model.learner.number.VarianceEstimator;
import wellspring.model.mix.Share;
import wellspring.model.prediction.NumberDrift.Moments;

/**
 * Means of a normal distribution under repeated refitting, where a formula or a short recursion
 * gives them.
 *
 * <p>All assume: people write independent standard normal numbers; the model is the mean and the
 * variance of what it is trained on, every point of the same weight unless a line says otherwise;
 * generation 1 is fitted on {@code documents} human points, and each later one gets {@code
 * documents} new ones. All figures are by dimension and in units of the human variance or
 * deviation. {@link NumberDrift} and {@link WeightedNumberDrift} must agree with these wherever
 * they hold.
 *
 * <p>Throughout, {@code documents} (n) is at least 1, or 2 where the variance is unbiased, and
 * {@code generation} (t) counts from 1.
 */
public final class NumberForms {
  private NumberForms() {}

  /**
   * Each generation trains on its predecessor's points alone, by maximum likelihood: {@code E σ² =
   * (1 − 1/n)^t} and {@code E μ² = 1 − E σ²} (Shumailov et al. 2024).
   */
  public static Moments replacing(int documents, int generation) {
    double variance = ClosedForms.replacing(1, documents, generation);
    return new Moments(variance, 1 - variance);
  }

  /**
   * Each generation trains on everything so far, all of it synthetic but the first corpus, by
   * maximum likelihood: {@code E σ² = Π (1 − 1/(n k²))} over k from 1 to t, and {@code E μ² = 1 − E
   * σ²} (Kazdan et al. 2024).
   */
  public static Moments accumulating(int documents, int generation) {
    double variance = ClosedForms.accumulating(1, documents, generation);
    return new Moments(variance, 1 - variance);
  }

  /**
   * Each generation trains on its predecessor's points alone, and its variance is unbiased: {@code
   * E σ² = 1} for ever, though σ² tends to 0 almost surely (Shumailov et al. 2024, theorem 3.1),
   * and {@code E μ² = t/n}. Of such a variance report medians.
   */
  public static Moments replacingUnbiased(int documents, int generation) {
    requireDocuments(documents, VarianceEstimator.UNBIASED);
    return new Moments(1, (double) generation / documents);
  }

  /**
   * The mean standard deviation where each generation trains on its predecessor's points alone:
   * {@code E σ = a^t} with {@code a = √(2/(n − 1)) Γ(n/2) / Γ((n − 1)/2)}, which by maximum
   * likelihood is less by {@code √((n − 1)/n)}: the mean of a chi distribution, generation after
   * generation.
   */
  public static double replacingDeviation(
      int documents, VarianceEstimator variance, int generation) {
    requireDocuments(documents, variance);
    if (documents == 1) {
      return 0;
    }
    double n = documents;
    double ratio = StrictMath.exp(Gamma.logGamma(n / 2) - Gamma.logGamma((n - 1) / 2));
    double divisor = variance == VarianceEstimator.ML ? n : n - 1;
    return StrictMath.pow(StrictMath.sqrt(2 / divisor) * ratio, generation);
  }

  /**
   * A typical variance where each generation trains on its predecessor's points alone: {@code e^(E
   * ln σ²)}, which falls by {@code e^(ψ((n − 1)/2)) · 2/(n − 1)} with each generation, or {@code
   * 2/n} if by maximum likelihood. σ² is a product of independent chi-square variables, so that its
   * logarithm is a sum, whose median soon is its mean.
   *
   * @param documents n, at least 2
   */
  public static double replacingTypicalVariance(
      int documents, VarianceEstimator variance, int generation) {
    requireDocuments(documents, variance);
    double n = documents;
    double divisor = variance == VarianceEstimator.ML ? n : n - 1;
    double logarithm = Gamma.digamma((n - 1) / 2) + StrictMath.log(2 / divisor);
    return StrictMath.exp(generation * logarithm);
  }

  /**
   * Each generation trains on fresh points alone, of which exactly αn are human, by maximum
   * likelihood: {@code S' = α(1 − 1/n) + (1 − α)(1 − 1/n) S + α(1 − α) M} and {@code M' = (1 − α)²
   * M + [α + (1 − α) S]/n} with {@code S = E σ²} and {@code M = E μ²}.
   *
   * <p>The term {@code α(1 − α) M}, the distance between people and the model, is often left out,
   * and the fixed point {@code α/(α + (1 − α)/n)} that follows is wrong.
   */
  public static Moments replacingWithHumans(int documents, Share humans, int generation) {
    double share = humans.value();
    double kept = 1 - 1.0 / documents;
    Moments model = replacing(documents, 1);
    for (int t = 1; t < generation; t++) {
      double within = share + (1 - share) * model.variance();
      model =
          new Moments(
              kept * within + share * (1 - share) * model.meanError(),
              (1 - share) * (1 - share) * model.meanError() + within / documents);
    }
    return model;
  }

  /**
   * Where {@link #replacingWithHumans} ends: the solution of its two linear equations.
   *
   * @param humans α, above 0
   */
  public static Moments replacingWithHumansForEver(int documents, Share humans) {
    double share = humans.value();
    double rest = 1 - share;
    double kept = 1 - 1.0 / documents;
    double byWithin = 1 / (documents * (1 - rest * rest)); // M for each α + (1 − α) S
    double variance =
        share
            * (kept + rest * share * byWithin)
            / (1 - rest * kept - share * rest * rest * byWithin);
    return new Moments(variance, byWithin * (share + rest * variance));
  }

  /**
   * The weight of the human points under which the mean ends closest to people's, where each of n
   * comes with k synthetic ones and generations train on fresh points alone: {@code w = (√(1 + 4k)
   * − 1)/(2k)}, the golden ratio's 0.618 at k = 1 (He et al. 2025). Exact as n grows without limit.
   *
   * @param syntheticPerHuman k, above 0
   * @throws IllegalArgumentException if k is not above 0 and finite
   */
  public static double bestHumanWeight(double syntheticPerHuman) {
    if (!(syntheticPerHuman > 0 && syntheticPerHuman < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "syntheticPerHuman must be above 0 and finite, not " + syntheticPerHuman);
    }
    return (StrictMath.sqrt(1 + 4 * syntheticPerHuman) - 1) / (2 * syntheticPerHuman);
  }

  static void requireDocuments(int documents, VarianceEstimator variance) {
    int least = variance == VarianceEstimator.UNBIASED ? 2 : 1;
    if (documents < least) {
      throw new IllegalArgumentException(
          "documents is %d; allowed with the variance %s: at least %d"
              .formatted(documents, variance, least));
    }
  }
}
