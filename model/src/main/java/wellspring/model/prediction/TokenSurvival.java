package wellspring.model.prediction;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import wellspring.model.mix.AssistedDraw;
import wellspring.model.mix.DrawMode;
import wellspring.model.mix.Share;
import wellspring.model.statistics.BinomialProbabilities;

/**
 * The exact probability that a token is still alive, generation after generation, where each
 * generation trains on its fresh corpus alone.
 *
 * <p>The count of one token is a Markov chain: from the count x among n training tokens, the next
 * one is that of as many draws, each of which is the token with probability q if a person writes
 * and {@code x/n} if the model does. (The chain of Wright 1931 with immigration.) A token with
 * count 0 is one that the model has lost, though people may bring it back.
 *
 * <p>It assumes independent tokens, a model that is the relative frequencies of its training tokens
 * without smoothing, and generation 1 fitted on human text alone. A token's time is of the order of
 * {@code n√n} steps for each generation, so this is for small corpora; {@link RareTokens} bounds
 * the rest.
 */
public final class TokenSurvival {
  /** A smaller probability of a count is not followed further. */
  private static final double NOTHING = 1e-18;

  private static final double[] NONE = {};

  /** By frequency, what {@link #alive} came to: several measures follow from it. */
  private final Map<Double, double[]> known = new HashMap<>();

  private final double[] frequencies;
  private final TokenDrift.FreshCorpus corpus;
  private final IntFunction<Share> humanFraction;

  /**
   * @param frequencies q: how often people use each token, those of 0 being none of theirs
   * @param corpus what each generation trains on; see {@link #covers}
   * @param humanFraction the human fraction by generation, asked from generation 2 on
   */
  public TokenSurvival(
      double[] frequencies, TokenDrift.FreshCorpus corpus, IntFunction<Share> humanFraction) {
    this.frequencies = frequencies.clone();
    this.corpus = corpus;
    this.humanFraction = humanFraction;
  }

  /**
   * Whether the origins of a corpus' tokens are simple enough: so many of them human exactly, or
   * each on its own, or all alike. Of text that a model assists that is known only without people.
   */
  public static boolean covers(TokenDrift.FreshCorpus corpus, Share aim) {
    return corpus.draw() == DrawMode.EXACT
        || (corpus.draw() == DrawMode.RANDOM && corpus.documentTokens() == 1)
        || aim.equals(Share.NONE)
        || (aim.equals(Share.ALL) && !(corpus.draw() instanceof AssistedDraw));
  }

  /**
   * The mean share of people's tokens that the model has not lost.
   *
   * @param generations how many, at least 1
   * @return (generations): that of generation 1 first
   */
  public double[] survivingVocabulary(int generations) {
    double[] surviving = new double[generations];
    double tokens = 0;
    for (double frequency : frequencies) {
      tokens += frequency > 0 ? 1 : 0;
    }
    add(surviving, 1 / tokens, 0);
    return surviving;
  }

  /**
   * The mean probability {@code E Σ q} of the tokens that the model has lost in what people write.
   *
   * @param generations how many, at least 1
   * @return (generations): that of generation 1 first
   */
  public double[] missingMass(int generations) {
    double[] alive = new double[generations];
    add(alive, 0, 1);
    for (int i = 0; i < generations; i++) {
      alive[i] = 1 - alive[i];
    }
    return alive;
  }

  /** Adds {@code (each + byFrequency · q) · P(alive)} over all tokens of people. */
  private synchronized void add(double[] sums, double each, double byFrequency) {
    for (double frequency : frequencies) {
      if (frequency > 0) {
        double[] alive = known.getOrDefault(frequency, NONE);
        if (alive.length < sums.length) {
          alive = alive(frequency, sums.length);
          known.put(frequency, alive);
        }
        for (int i = 0; i < sums.length; i++) {
          sums[i] += (each + byFrequency * frequency) * alive[i];
        }
      }
    }
  }

  /**
   * The probability that the model has not lost a token.
   *
   * @param frequency q
   * @param generations how many, at least 1
   * @return (generations): that of generation 1 first
   */
  public double[] alive(double frequency, int generations) {
    int tokens = Math.toIntExact(corpus.tokens());
    double[] counts = new double[tokens + 1];
    BinomialProbabilities.add(1, tokens, frequency, counts);
    double[] alive = new double[generations];
    for (int generation = 1; generation <= generations; generation++) {
      if (generation > 1) {
        counts = next(counts, frequency, humanFraction.apply(generation));
      }
      alive[generation - 1] = 1 - counts[0];
    }
    return alive;
  }

  private double[] next(double[] counts, double frequency, Share aim) {
    int tokens = counts.length - 1;
    int human =
        corpus.draw() == DrawMode.EXACT
            ? aim.partOf(corpus.documents()) * corpus.documentTokens()
            : aim.equals(Share.ALL) ? tokens : 0;
    double mixed = corpus.draw() == DrawMode.EXACT || human > 0 ? 0 : aim.value();
    double[] others = new double[tokens + 1];
    for (int count = 0; count <= tokens; count++) {
      if (counts[count] > NOTHING) {
        double token = mixed * frequency + (1 - mixed) * count / tokens;
        BinomialProbabilities.add(counts[count], tokens - human, token, others);
      }
    }
    return human == 0 ? others : sum(others, tokens - human, frequency);
  }

  /** The distribution of a sum: that of a count, and of the token's among people's tokens. */
  private static double[] sum(double[] counts, int most, double frequency) {
    int human = counts.length - 1 - most;
    double[] theirs = new double[human + 1];
    BinomialProbabilities.add(1, human, frequency, theirs);
    double[] sums = new double[counts.length];
    for (int count = 0; count <= most; count++) {
      for (int more = 0; more <= human && counts[count] > NOTHING; more++) {
        sums[count + more] += counts[count] * theirs[more];
      }
    }
    return sums;
  }
}
