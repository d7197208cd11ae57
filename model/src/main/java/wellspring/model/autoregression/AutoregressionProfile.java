package wellspring.model.autoregression;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import wellspring.model.language.TokenDistribution;

/**
 * What a model's documents show of it as a writer that adds one symbol after the other.
 *
 * @param errorsPossible whether an error can be made at all; see {@link
 *     TrueDistribution#allowsEverything}
 * @param errors where its documents went wrong
 * @param decay how their likelihood falls; empty if the model tells no distribution, or every
 *     document begins with an error
 */
public record AutoregressionProfile(
    boolean errorsPossible, FirstErrors errors, Optional<LikelihoodDecay> decay) {

  /**
   * Reads documents against the truth.
   *
   * @param entropyRate H(P) of human text, in nats; see {@link TrueDistribution#entropyRate}
   * @param model its distribution Q, where it tells one
   * @param documents what it wrote, in the truth's tokens
   */
  public static AutoregressionProfile of(
      TrueDistribution truth,
      double entropyRate,
      Optional<TokenDistribution> model,
      List<int[]> documents) {
    Reader reader = new Reader(truth, model);
    documents.forEach(reader::read);
    return new AutoregressionProfile(
        !truth.allowsEverything(),
        FirstErrors.of(reader.atRisk, reader.errors),
        reader.decay(entropyRate));
  }

  /** Reads one document after the other, each up to its first error. */
  private static final class Reader {
    private final TrueDistribution truth;
    private final Optional<TokenDistribution> model;
    private int[] atRisk = {};
    private int[] errors = {};
    private long symbols;
    private double measured;
    private double expected;
    private double squares;

    Reader(TrueDistribution truth, Optional<TokenDistribution> model) {
      this.truth = truth;
      this.model = model;
    }

    void read(int[] document) {
      List<double[]> along = truth.next().along(document);
      int right = symbolsBeforeTheError(document, along);
      boolean error = right < truth.symbols(document);
      reserve(right + 1);
      for (int place = 0; place < right; place++) {
        atRisk[place]++;
      }
      if (error) {
        atRisk[right]++;
        errors[right]++;
      }
      model.ifPresent(next -> compare(document, right, along, next.along(document)));
    }

    private int symbolsBeforeTheError(int[] document, List<double[]> along) {
      int symbols = truth.symbols(document);
      for (int place = 0; place < symbols; place++) {
        double[] next = along.get(place);
        int symbol = truth.symbol(document, place, next.length);
        if (symbol < 0 || next[symbol] == 0) {
          return place;
        }
      }
      return symbols;
    }

    private void compare(int[] document, int right, List<double[]> truly, List<double[]> believed) {
      double difference = 0;
      for (int place = 0; place < right; place++) {
        double[] next = truly.get(place);
        double surprise = -StrictMath.log(next[truth.symbol(document, place, next.length)]);
        double mean = TrueDistribution.crossEntropy(believed.get(place), next);
        measured += surprise;
        expected += mean;
        difference += surprise - mean;
      }
      symbols += right;
      squares += difference * difference;
    }

    Optional<LikelihoodDecay> decay(double entropyRate) {
      return symbols == 0
          ? Optional.empty()
          : Optional.of(
              new LikelihoodDecay(
                  measured / symbols - entropyRate,
                  expected / symbols - entropyRate,
                  StrictMath.sqrt(squares) / symbols,
                  symbols));
    }

    private void reserve(int places) {
      if (atRisk.length < places) {
        atRisk = Arrays.copyOf(atRisk, Math.max(places, 2 * atRisk.length));
        errors = Arrays.copyOf(errors, atRisk.length);
      }
    }
  }
}
