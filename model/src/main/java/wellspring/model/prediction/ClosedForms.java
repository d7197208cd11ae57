package wellspring.model.prediction;

import wellspring.model.mix.Share;

/**
 * Mean Gini–Simpson diversity of token frequencies under repeated refitting, where a formula on one
 * line gives it.
 *
 * <p>All assume: tokens are drawn independently; the model is the relative frequencies in its
 * training tokens, without smoothing; the first generation is fitted on {@code tokens} human
 * tokens, and each later one gets {@code tokens} new ones; where people write along, each token is
 * human or not on its own. {@link TokenDrift} drops the last two assumptions and must agree with
 * these wherever they hold.
 *
 * <p>Throughout, {@code human} is the diversity {@code 1 − Σ q²} of the human frequencies, {@code
 * tokens} at least 1, {@code generation} from 1, and the result is {@code E(1 − Σ p²)}.
 */
public final class ClosedForms {
  private ClosedForms() {}

  /**
   * Each generation trains on its predecessor's text alone: {@code (1 − 1/n)^t · H_q}.
   *
   * <p>The loss of heterozygosity by drift: Wright 1931; for language models, Seddik et al. 2024.
   */
  public static double replacing(double human, int tokens, int generation) {
    return StrictMath.pow(1 - 1.0 / tokens, generation) * human;
  }

  /**
   * Each generation trains on everything so far, all of it synthetic but the first corpus: {@code
   * H_q · Π (1 − 1/(n k²))} over k from 1 to t. Source: the accumulation argument of Gerstgrasser
   * et al. 2024, for frequencies.
   */
  public static double accumulating(double human, int tokens, int generation) {
    double diversity = human;
    for (int k = 1; k <= generation; k++) {
      diversity *= 1 - 1 / ((double) tokens * k * k);
    }
    return diversity;
  }

  /**
   * Where {@link #accumulating} ends: {@code H_q · sin(π/√n) / (π/√n)}, by Euler's product for the
   * sine.
   */
  public static double accumulatingForEver(double human, int tokens) {
    double angle = StrictMath.PI / StrictMath.sqrt(tokens);
    return human * StrictMath.sin(angle) / angle;
  }

  /**
   * Each generation trains on fresh text alone, each token of which is human with probability α:
   * {@code H' = (1 − 1/n)[α(2 − α) H_q + (1 − α)² H]}, summed as the geometric series that it is.
   * Drift with immigration: Wright 1931.
   */
  public static double replacingWithHumans(double human, int tokens, Share humans, int generation) {
    double end = replacingWithHumansForEver(human, tokens, humans);
    double start = (1 - 1.0 / tokens) * human;
    return end + (start - end) * StrictMath.pow(memory(tokens, humans), generation - 1);
  }

  /**
   * The fixed point of {@link #replacingWithHumans}: {@code H_q (1 − 1/n) α(2 − α) / [1 − (1 −
   * 1/n)(1 − α)²]}, about {@code H_q · 2nα/(1 + 2nα)}: the knee is at {@code α = 1/(2n)}.
   */
  public static double replacingWithHumansForEver(double human, int tokens, Share humans) {
    double share = humans.value();
    return human * (1 - 1.0 / tokens) * share * (2 - share) / (1 - memory(tokens, humans));
  }

  /**
   * As {@link #replacingWithHumansForEver}, but exactly αn of the n tokens are human: {@code H_q
   * [α(2 − α) − α/n] / [α(2 − α) + (1 − α)/n]}.
   */
  public static double replacingWithExactHumansForEver(double human, int tokens, Share humans) {
    double share = humans.value();
    double immigration = share * (2 - share);
    return human * (immigration - share / tokens) / (immigration + (1 - share) / tokens);
  }

  /**
   * Each generation trains on n tokens that are drawn from all that people and the model wrote, a
   * document of one token each: {@code H' = (1 − 1/n)[(1 − s) H_q + s H]}, where two tokens are
   * both the model's with probability {@code s = D(D − 1)/[(P + D)(P + D − 1)]}. Drift with
   * immigration (Wright 1931), by sampling without replacement.
   *
   * @param people P, how many documents people write in a round, at least 1
   * @param model D, how many the model does, at least 1
   */
  public static double replacingFromAll(
      double human, int tokens, long people, long model, int generation) {
    double end = replacingFromAllForEver(human, tokens, people, model);
    double start = (1 - 1.0 / tokens) * human;
    double memory = (1 - 1.0 / tokens) * bothSynthetic(people, model);
    return end + (start - end) * StrictMath.pow(memory, generation - 1);
  }

  /**
   * The fixed point of {@link #replacingFromAll}: {@code H_q (1 − 1/n)(1 − s) / [1 − (1 − 1/n) s]}.
   */
  public static double replacingFromAllForEver(double human, int tokens, long people, long model) {
    double both = bothSynthetic(people, model);
    double kept = 1 - 1.0 / tokens;
    return human * kept * (1 - both) / (1 - kept * both);
  }

  private static double bothSynthetic(long people, long model) {
    double all = (double) people + model;
    return model * (model - 1.0) / (all * (all - 1));
  }

  /**
   * Each generation trains on everything so far, and each new token is human with probability α.
   *
   * <p>The recursion of the pooled frequencies' squared error {@code e = E‖p − q‖² = H_q − E H}:
   * {@code e' = {[t² + 2t(1 − α) + (1 − 1/n)(1 − α)²] e + H_q/n} / (t + 1)²} from {@code e = H_q/n}
   * on. It falls as {@code t^(−2α)} below {@code α = ½} and as {@code 1/t} above.
   */
  public static double accumulatingWithHumans(
      double human, int tokens, Share humans, int generation) {
    double synthetic = 1 - humans.value();
    double noise = human / tokens;
    double error = noise;
    for (double t = 1; t < generation; t++) {
      double kept = t * t + 2 * t * synthetic + memory(tokens, humans);
      error = (kept * error + noise) / ((t + 1) * (t + 1));
    }
    return human - error;
  }

  /**
   * Where keeping N human tokens for ever beside n that the last model wrote ends, by the anchor's
   * own diversity: {@code E‖p − q̂‖² = s² H(q̂)/n / [1 − s²(1 − 1/n)]} with {@code s = n/(N + n)}
   * and q̂ the anchor's frequencies.
   *
   * <p>The fixed point of {@code V' = s² [V + (H(q̂) − V)/n]}: the anchor does not move, and the
   * rest is a sample of the last model.
   *
   * @param anchor the diversity {@code H(q̂)} of the anchor
   * @param kept N, at least 1
   */
  public static double anchoredDeviation(double anchor, int kept, int tokens) {
    double share = tokens / ((double) kept + tokens);
    double again = share * share;
    return again * anchor / tokens / (1 - again * (1 - 1.0 / tokens));
  }

  /**
   * Where keeping N human tokens for ever ends, as the squared error {@code E‖p − q‖² = V + H_q/N}:
   * the deviation V of {@link #anchoredDeviation} at the mean diversity {@code H_q (1 − 1/N)} of
   * anchors, and that of the anchor itself.
   *
   * @param kept N, at least 1
   */
  public static double anchoredErrorForEver(double human, int kept, int tokens) {
    return anchoredDeviation(human * (1 - 1.0 / kept), kept, tokens) + human / kept;
  }

  /**
   * Where the human fraction begins to hold the diversity: {@code 1/(2n)}, at which {@link
   * #replacingWithHumansForEver} keeps half of it, to first order. As drift with immigration of one
   * migrant in two generations: Wright 1931.
   */
  public static double knee(int tokens) {
    return 1 / (2.0 * tokens);
  }

  /**
   * Mean diversities of models that share a pool.
   *
   * @param within {@code E(1 − Σ p_x²)}, the chance that two tokens of one model differ
   * @param between {@code E(1 − Σ p_x p_y)}, the chance that tokens of two models differ
   */
  public record Islands(double within, double between) {}

  /**
   * Models that each train on fresh text alone, each token of which is human with probability α,
   * else from the pool of all models with probability m, else the model's own; the pool is endless,
   * so that no two models are given the very same token.
   *
   * <p>With {@code F = 1 − within}, {@code C = 1 − between}, {@code B = F/M + (1 − 1/M) C}, {@code
   * k = (1 − m)²} and {@code w = (1 − α)²}: {@code F' = 1/n + (1 − 1/n)[(1 − w) F_q + w(kF + (1 −
   * k)B)]} and {@code C' = (1 − w) F_q + w(kC + (1 − k)B)} from {@code F = 1/n + (1 − 1/n) F_q},
   * {@code C = F_q} on. The island model of population genetics: Wright 1931.
   *
   * @param models how many share the pool, M, at least 1
   * @param pool the share m of the synthetic tokens that comes from it
   */
  public static Islands sharing(
      double human, int tokens, Share humans, int models, Share pool, int generation) {
    double same = 1.0 / tokens;
    double own = (1 - pool.value()) * (1 - pool.value());
    double synthetic = (1 - humans.value()) * (1 - humans.value());
    double between = 1 - human;
    double within = same + (1 - same) * between;
    for (int t = 1; t < generation; t++) {
      double pooled = within / models + (1 - 1.0 / models) * between;
      double inOne = own * within + (1 - own) * pooled;
      double inTwo = own * between + (1 - own) * pooled;
      within = same + (1 - same) * ((1 - synthetic) * (1 - human) + synthetic * inOne);
      between = (1 - synthetic) * (1 - human) + synthetic * inTwo;
    }
    return new Islands(1 - within, 1 - between);
  }

  /** How much of the last generation's diversity the next one keeps: {@code (1 − 1/n)(1 − α)²}. */
  private static double memory(int tokens, Share humans) {
    double synthetic = 1 - humans.value();
    return (1 - 1.0 / tokens) * synthetic * synthetic;
  }
}
