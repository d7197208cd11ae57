package wellspring.model.prediction;

import java.util.Arrays;

/**
 * Whom readers read, if each time they choose one of all documents by what they think of its
 * author: the logit choice among alternatives of McFadden 1974.
 *
 * <p>It assumes: each document has the author's utility and an error of its own, which is
 * independent and has a standard Gumbel distribution, and the best one is read. Then an author with
 * n documents of utility u is read with probability {@code n e^u / Σ n e^u}.
 */
public final class ReadingShares {
  private ReadingShares() {}

  /**
   * The shares of all reading.
   *
   * @param documents how many each author has to offer, n, from 0
   * @param utilities u, by author; negative infinity if nobody would read him
   * @return by author, with the sum 1; all 0 if there is nothing that anybody would read
   * @throws IllegalArgumentException if there is not one of each for every author, or what is given
   *     is no such number
   */
  public static double[] of(double[] documents, double[] utilities) {
    requireNumbers(documents, utilities);
    double best = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < documents.length; i++) {
      best = documents[i] > 0 ? Math.max(best, utilities[i]) : best;
    }
    double[] shares = new double[documents.length];
    if (best == Double.NEGATIVE_INFINITY) {
      return shares;
    }
    double all = 0;
    for (int i = 0; i < documents.length; i++) {
      // relative to the best, so that none is too large a number
      shares[i] = documents[i] == 0 ? 0 : documents[i] * StrictMath.exp(utilities[i] - best);
      all += shares[i];
    }
    for (int i = 0; i < documents.length; i++) {
      shares[i] /= all;
    }
    return shares;
  }

  private static void requireNumbers(double[] documents, double[] utilities) {
    if (documents.length != utilities.length) {
      throw new IllegalArgumentException(
          "each author has documents and a utility, not %d and %d of them"
              .formatted(documents.length, utilities.length));
    }
    if (!Arrays.stream(documents).allMatch(n -> n >= 0 && n < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "documents are counted from 0 on, not " + Arrays.toString(documents));
    }
    if (!Arrays.stream(utilities).allMatch(u -> u < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "a utility is a number or negative infinity, not " + Arrays.toString(utilities));
    }
  }
}
