package wellspring.model.prediction;

/**
 * What becomes of rare tokens when each generation trains on its predecessor's text alone.
 *
 * <p>All assume independent tokens and relative frequencies without smoothing. {@link
 * TokenSurvival} is exact, where it can be afforded.
 */
public final class RareTokens {
  private RareTokens() {}

  /**
   * A lower bound of the probability that a token is alive after k generations: {@code 1 − e^(−c
   * g_k)}, with {@code g_1 = 1} and {@code g_(k+1) = 1 − e^(−g_k)} (Suresh et al. 2024). For a rare
   * token in a large corpus it is about equal, as its count is nearly a branching process.
   *
   * @param count c, how often the token is expected among the first generation's training tokens
   * @param generation k, from 1
   */
  public static double aliveAtLeast(double count, int generation) {
    return -StrictMath.expm1(-count * survivalRate(generation));
  }

  /**
   * The rate {@code g_k} of {@link #aliveAtLeast}: about {@code 2/k} for large k, as for a
   * branching process with one child on average (Kolmogorov 1938).
   *
   * @param generation k, from 1
   */
  public static double survivalRate(int generation) {
    double rate = 1;
    for (int k = 1; k < generation; k++) {
      rate = -StrictMath.expm1(-rate);
    }
    return rate;
  }

  /**
   * The same bound of the mean share of people's tokens that are alive.
   *
   * @param frequencies how often people use each token, those of 0 being none of theirs
   * @param tokens n, the training tokens of the first generation
   * @param generation k, from 1
   */
  public static double survivingAtLeast(double[] frequencies, long tokens, int generation) {
    double rate = survivalRate(generation);
    double alive = 0;
    int used = 0;
    for (double frequency : frequencies) {
      if (frequency > 0) {
        alive -= StrictMath.expm1(-frequency * tokens * rate);
        used++;
      }
    }
    return alive / used;
  }
}
