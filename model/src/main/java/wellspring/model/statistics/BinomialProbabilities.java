package wellspring.model.statistics;

/** Binomial probabilities of small counts, to the last few bits. */
public final class BinomialProbabilities {
  /** Less than this, relative to the likeliest count, is taken for nothing. */
  private static final double NOTHING = 1e-20;

  private BinomialProbabilities() {}

  /**
   * Adds {@code weight · P(X = y)} to {@code sums[y]} for every y.
   *
   * <p>From the likeliest count outwards, each probability follows from its neighbour's; their sum
   * is made 1 at the end.
   *
   * @param trials how many, at most {@code sums.length - 1}
   * @param success the probability of each, 0 to 1
   */
  public static void add(double weight, int trials, double success, double[] sums) {
    if (success <= 0 || success >= 1) {
      sums[success <= 0 ? 0 : trials] += weight;
      return;
    }
    double odds = success / (1 - success);
    int mode = (int) Math.min(trials, (trials + 1) * success);
    double[] relative = new double[trials + 1];
    relative[mode] = 1;
    double total = 1;
    int from = mode;
    while (from > 0 && relative[from] > NOTHING) {
      relative[from - 1] = relative[from] * from / ((trials - from + 1) * odds);
      total += relative[--from];
    }
    int to = mode;
    while (to < trials && relative[to] > NOTHING) {
      relative[to + 1] = relative[to] * (trials - to) * odds / (to + 1);
      total += relative[++to];
    }
    for (int count = from; count <= to; count++) {
      sums[count] += weight * relative[count] / total;
    }
  }
}
