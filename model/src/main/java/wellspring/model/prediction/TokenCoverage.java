package wellspring.model.prediction;

import java.util.function.IntFunction;
import wellspring.model.mix.Share;

/**
 * What a model that keeps everything has never seen: nothing that people wrote for it gets lost,
 * and what it writes itself adds no token.
 *
 * <p>So a token is missing exactly if no person wrote it so far. Assumes independent tokens, a
 * model without smoothing, that no other one writes along, and generation 1 fitted on human text
 * alone.
 */
public final class TokenCoverage {
  private final double[] frequencies;
  private final TokenDrift.FreshCorpus corpus;
  private final IntFunction<Share> humanFraction;

  /**
   * @param frequencies q: how often people use each token, those of 0 being none of theirs
   * @param corpus what each generation adds
   * @param humanFraction the human fraction by generation, asked from generation 2 on
   */
  public TokenCoverage(
      double[] frequencies, TokenDrift.FreshCorpus corpus, IntFunction<Share> humanFraction) {
    this.frequencies = frequencies.clone();
    this.corpus = corpus;
    this.humanFraction = humanFraction;
  }

  /**
   * The mean share of people's tokens that the model has seen.
   *
   * @param generations how many, at least 1
   * @return (generations): that of generation 1 first
   */
  public double[] survivingVocabulary(int generations) {
    double[] surviving = new double[generations];
    int used = 0;
    for (double frequency : frequencies) {
      if (frequency > 0) {
        used++;
        add(surviving, frequency, 1);
      }
    }
    for (int i = 0; i < generations; i++) {
      surviving[i] = 1 - surviving[i] / used;
    }
    return surviving;
  }

  /**
   * The mean missing mass: {@code Σ q (1 − q)^T} after T human tokens (Good 1953), averaged over T.
   *
   * @param generations how many, at least 1
   * @return (generations): that of generation 1 first
   */
  public double[] missingMass(int generations) {
    double[] missing = new double[generations];
    for (double frequency : frequencies) {
      add(missing, frequency, frequency);
    }
    return missing;
  }

  /** Adds {@code weight · P(unseen)} for each generation. */
  private void add(double[] sums, double frequency, double weight) {
    double unseen = MissingMass.unseen(frequency, (double) corpus.tokens());
    for (int generation = 1; generation <= sums.length; generation++) {
      if (generation > 1) {
        unseen *= unseenInCorpus(frequency, humanFraction.apply(generation));
      }
      sums[generation - 1] += weight * unseen;
    }
  }

  private double unseenInCorpus(double frequency, Share aim) {
    double inDocument =
        corpus
            .draw()
            .meanOfDocuments(own -> MissingMass.unseen(own * frequency, corpus.documentTokens()));
    return corpus.draw().meanPower(inDocument, aim, corpus.documents());
  }
}
