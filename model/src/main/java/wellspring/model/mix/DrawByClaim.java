package wellspring.model.mix;

import java.util.function.ToDoubleBiFunction;
import org.apache.commons.rng.UniformRandomProvider;
import wellspring.model.statistics.BinomialProbabilities;

/**
 * A curator cannot see who wrote what: the part of a corpus that it means to be people's is drawn
 * from all that passes for theirs, the rest from what is known to be the model's.
 *
 * <p>Of P documents of people each passes with a probability a, of D of the model each with b, all
 * independently: by what they say of themselves, or by what a detector takes them for. So h and s
 * of them pass, with binomial distributions, and one that is drawn from them is a person's with
 * probability {@code φ = E[h/(h + s)]}, close to {@code Pa/(Pa + Db)}; two that are drawn both are
 * with {@code E[h(h − 1)/((h + s)(h + s − 1))]}, as none is drawn twice. The rest is the model's
 * for certain.
 *
 * <p>It assumes that there always is enough of both to draw from.
 *
 * @param base how many of a corpus are meant to be people's
 * @param people how many documents people write, P
 * @param peoplePass a
 * @param written how many the model writes, D
 * @param modelPasses b; if it is 1, nothing is known to be the model's, and all of a corpus is
 *     drawn from what passes
 */
public record DrawByClaim(
    DrawMode base, int people, double peoplePass, int written, double modelPasses)
    implements DocumentDraw {

  /**
   * @throws IllegalArgumentException if a probability lies outside [0, 1], or nobody writes
   */
  public DrawByClaim {
    if (!(peoplePass >= 0 && peoplePass <= 1 && modelPasses >= 0 && modelPasses <= 1)) {
      throw new IllegalArgumentException(
          "documents pass with probabilities from 0 to 1, not %s and %s"
              .formatted(peoplePass, modelPasses));
    }
    if (people < 0 || written < 0 || people + written < 1) {
      throw new IllegalArgumentException(
          "there must be documents to draw from, not %d and %d".formatted(people, written));
    }
  }

  private Share meant(Share aim) {
    return modelPasses == 1 ? Share.ALL : aim;
  }

  @Override
  public int count(Share aim, int documents, UniformRandomProvider random) {
    int passing = base.count(meant(aim), documents, random);
    int own = passing(people, peoplePass, random);
    int others = passing(written, modelPasses, random);
    return own + others == 0
        ? 0
        : new DrawFromAll(own + others)
            .count(Share.of((double) own / (own + others)), passing, random);
  }

  private static int passing(int all, double probability, UniformRandomProvider random) {
    int passing = 0;
    for (int i = 0; i < all; i++) {
      passing += random.nextDouble() < probability ? 1 : 0;
    }
    return passing;
  }

  /** The probability that a document that passes, and is drawn, is a person's: φ. */
  public double humanOfPassing() {
    return mean((own, others) -> (double) own / (own + others));
  }

  @Override
  public double human(Share aim, int documents) {
    return base.human(meant(aim), documents) * humanOfPassing();
  }

  @Override
  public OriginPairs pairs(Share aim, int documents, int documentTokens) {
    double tokens = (double) documents * documentTokens;
    double together = (documentTokens - 1) / Math.max(1.0, tokens - 1.0);
    OriginPairs meant = base.pairs(meant(aim), documents, 1);
    double passes = humanOfPassing();
    double both = mean((own, others) -> own * (own - 1.0) / Math.max(1.0, pairs(own + others)));
    double mixed = mean((own, others) -> 2.0 * own * others / Math.max(1.0, pairs(own + others)));
    OriginPairs inOne = pairsInDocument(aim, documents);
    double human = together * inOne.human() + (1 - together) * meant.human() * both;
    double unlike = (1 - together) * (meant.human() * mixed + meant.mixed() * passes);
    return new OriginPairs(human, unlike, 1 - human - unlike);
  }

  private static double pairs(int all) {
    return all * (all - 1.0);
  }

  /** Over how many pass, and how many of those that are drawn are people's. */
  @Override
  public double meanPower(double power, Share aim, int documents) {
    double[] drawn = new double[documents + 1];
    if (base == DrawMode.EXACT) {
      drawn[meant(aim).partOf(documents)] = 1;
    } else {
      BinomialProbabilities.add(1, documents, meant(aim).value(), drawn);
    }
    return mean(
        (own, others) -> {
          DrawFromAll all = new DrawFromAll(own + others);
          Share human = Share.of((double) own / (own + others));
          double mean = 0;
          for (int count = 0; count <= documents; count++) {
            mean +=
                drawn[count] == 0
                    ? 0
                    : drawn[count] * (count == 0 ? 1 : all.meanPower(power, human, count));
          }
          return mean;
        });
  }

  /** The mean over how many documents pass; where none does, of nothing. */
  private double mean(ToDoubleBiFunction<Integer, Integer> figure) {
    double[] own = new double[people + 1];
    double[] others = new double[written + 1];
    BinomialProbabilities.add(1, people, peoplePass, own);
    BinomialProbabilities.add(1, written, modelPasses, others);
    double mean = 0;
    for (int i = 0; i <= people; i++) {
      for (int j = own[i] == 0 ? written + 1 : 0; j <= written; j++) {
        if (others[j] > 0 && i + j > 0) {
          mean += own[i] * others[j] * figure.applyAsDouble(i, j);
        }
      }
    }
    return mean;
  }
}
