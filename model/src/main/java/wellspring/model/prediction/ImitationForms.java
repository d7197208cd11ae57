package wellspring.model.prediction;

import wellspring.model.mix.Share;

/**
 * How far cohorts are apart that imitate what they read, where a formula on one line gives it.
 *
 * <p>All assume what {@link ImitationDrift} does, and that cohorts are alike: each of M writes n
 * tokens in a round, takes on λ of what it reads, and reads itself with weight κ and all alike,
 * itself included, with {@code 1 − κ}. Where all read the others alone by {@code 1 − κ'}, κ is
 * {@code κ' − (1 − κ')/(M − 1)}.
 */
public final class ImitationForms {
  private ImitationForms() {}

  /**
   * Of cohorts that all read the same: {@code (1 − λ)^(2t)} of their squared distance is left after
   * t rounds, in every single history, for what they read in common does not part them.
   */
  public static double distanceOfReadingTheSame(double start, Share imitation, int rounds) {
    return start * StrictMath.pow(1 - imitation.value(), 2.0 * rounds);
  }

  /**
   * Of cohorts that read themselves alone, κ = 1: {@code D_0 + 2 H_0 [1 − (1 − λ²/n)^t]}, where D_0
   * and H_0 are the mean squared distance and diversity of styles at first: each loses its
   * diversity by drift on its own (Wright 1931), and what two have in common stays on average.
   */
  public static double distanceOfReadingOneself(
      double start, double diversity, long tokens, Share imitation, int rounds) {
    double lost = imitation.value() * imitation.value() / tokens;
    return start + 2 * diversity * (1 - StrictMath.pow(1 - lost, rounds));
  }

  /**
   * What the mean squared distance D of styles comes to in units of their diversity H, as both are
   * lost: {@code q/(μ − ρ²)}, about {@code q/(1 − ρ²)}, with {@code ρ = 1 − λ(1 − κ)}, {@code q = 2
   * λ² κ²/n} and μ what is left of H in a round.
   *
   * <p>Why: two styles differ by {@code p_c' − p_d' = ρ (p_c − p_d) + λκ (noise_c − noise_d)}, so
   * that {@code D' = ρ² D + q H}; the mean of all styles is a martingale that scatters by {@code ν
   * = λ²/(M n)} of H, so that {@code H' = (1 − ν) H + m (D − D')} with {@code m = (M − 1)/(2M)}. μ
   * is the larger root of {@code (ρ² − μ)(1 − ν − m q − μ) = m q (1 − ρ²)}.
   *
   * @param cohorts M, at least 1
   * @param imitation λ, above 0
   * @param own κ
   * @return infinite if each reads itself alone
   */
  public static double distanceOfAlike(int cohorts, long tokens, Share imitation, double own) {
    double pulled = imitation.value() * (1 - own);
    double apart = pulled * (2 - pulled); // 1 − ρ²
    double noise = 2 * imitation.value() * imitation.value() * own * own / tokens;
    double half = (cohorts - 1) / (2.0 * cohorts);
    double drift = imitation.value() * imitation.value() / ((double) cohorts * tokens);
    double left = apart - drift - half * noise;
    return 2 * noise / (left + StrictMath.sqrt(left * left + 4 * half * noise * apart));
  }
}
