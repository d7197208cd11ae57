package wellspring.model.prediction;

import java.util.ArrayList;
import java.util.List;
import wellspring.model.prediction.ClosedForms.Islands;

/**
 * The exact mean course of the diversity of token frequencies within and between models that draw
 * their corpora from all that people and models wrote in the round: drift with immigration (Wright
 * 1931) from one finite pool.
 *
 * <p>It assumes: tokens are independent in the language, and all documents have the same length;
 * all models start together, are alike, and are the frequencies of the tokens of their last corpus,
 * without prior; no document is in a corpus twice, and corpora are drawn independently of each
 * other.
 *
 * <p>Why it is exact: a model's mean frequencies are people's, so that a token of a model matches
 * one of people, or of another document of people, with probability {@code F_q = Σ q²}. Two
 * documents that are drawn from all {@code N = P + M D} without replacement are of the same model
 * with probability {@code M D (D − 1)/[N (N − 1)]}, and match with {@code F}, of two models with
 * {@code M (M − 1) D²/[N (N − 1)]}, and match with {@code C}. Two corpora have the same document in
 * two places with probability 1/N; then its tokens are the same one of L with probability 1/L.
 *
 * @param match F_q, the probability that two of people's tokens are equal
 * @param people how many documents people write in a round, P, at least 1
 * @param models how many models there are, M, at least 1
 * @param written how many documents each model writes in a round, D, at least 1
 * @param documents how many documents a corpus has, at least 1
 * @param documentTokens how many tokens a document has, L, at least 1
 */
public record NaturalPoolDrift(
    double match, long people, int models, long written, int documents, int documentTokens) {

  /**
   * @throws IllegalArgumentException if there is nobody, or nothing is written or drawn
   */
  public NaturalPoolDrift {
    if (people < 1 || models < 1 || written < 1 || documents < 1 || documentTokens < 1) {
      throw new IllegalArgumentException(
          "a pool needs people, models and documents, not %d documents of people and %d of each of %d models for corpora of %d of %d tokens"
              .formatted(people, written, models, documents, documentTokens));
    }
  }

  /**
   * The mean diversities of the first generations. Of a single model those between models are of no
   * meaning.
   *
   * @param generations how many, at least 1
   * @return that of generation 1 first
   */
  public List<Islands> course(int generations) {
    List<Islands> course = new ArrayList<>();
    Matches last = next(new Matches(match, match), 0);
    for (int generation = 1; generation <= generations; generation++) {
      course.add(new Islands(1 - last.within(), 1 - last.between()));
      last = next(last, written);
    }
    return List.copyOf(course);
  }

  /** The probabilities that two tokens of a model, or of two, are equal: F and C. */
  private record Matches(double within, double between) {}

  /**
   * The next generation's.
   *
   * @param each how many documents each model has written
   */
  private Matches next(Matches last, long each) {
    double all = people + (double) models * each;
    double pairs = Math.max(1, all * (all - 1));
    double sameModel = models * each * (each - 1.0) / pairs;
    double twoModels = models * (models - 1.0) * each * each / pairs;
    double apart =
        (1 - sameModel - twoModels) * match
            + sameModel * last.within()
            + twoModels * last.between();
    double human = people / all;
    double alone = human * match + (1 - human) * last.within();
    double tokens = (double) documents * documentTokens;
    double together = (documentTokens - 1) / Math.max(1, tokens - 1);
    double same = 1 / tokens;
    double sameToken = 1.0 / documentTokens;
    return new Matches(
        same + (1 - same) * (together * alone + (1 - together) * apart),
        (sameToken + (1 - sameToken) * alone) / all + (1 - 1 / all) * apart);
  }

  /**
   * The same for a single model, where the number of people's documents is another one in each
   * round, and a corpus may be smaller than planned: the probability that two tokens of the model
   * that learns from the round's corpus are equal.
   *
   * @param match F_q, the probability that two of people's tokens are equal
   * @param people how many documents people have written, from 0
   * @param written how many the model has, from 0; one of both has
   * @param documents how many a corpus has, if there are so many
   * @param documentTokens how many tokens a document has
   * @param last the probability that two tokens of the model that has written are equal
   */
  public static double single(
      double match, double people, long written, int documents, int documentTokens, double last) {
    double all = people + written;
    double tokens = Math.min(documents, all) * documentTokens;
    double both = written * (written - 1.0) / Math.max(1, all * (all - 1));
    double apart = (1 - both) * match + both * last;
    double human = people / all;
    double alone = human * match + (1 - human) * last;
    double together = (documentTokens - 1) / Math.max(1, tokens - 1);
    double same = 1 / tokens;
    return same + (1 - same) * (together * alone + (1 - together) * apart);
  }
}
