package wellspring.model.autoregression;

import java.util.List;
import java.util.stream.DoubleStream;
import wellspring.model.language.TokenDistribution;
import wellspring.model.text.DocumentEnd;

/**
 * What may be said: the exact distribution of the next symbol, and how documents end.
 *
 * @param next the distribution P, with the end symbol where documents have one
 * @param end how documents end
 */
public record TrueDistribution(TokenDistribution next, DocumentEnd end) {

  /** Whether people use every token everywhere, so that nothing that a model writes is wrong. */
  public boolean allowsEverything() {
    return !next.dependsOnPrefix()
        && end instanceof DocumentEnd.FixedLength
        && DoubleStream.of(next.after(new int[0])).allMatch(probability -> probability > 0);
  }

  /**
   * How many symbols of a document are right or wrong: its tokens and its end, unless it was cut
   * off or has the length that all have.
   */
  int symbols(int[] document) {
    boolean whole = document.length >= end.tokensMax();
    return document.length + (whole ? 0 : 1);
  }

  /**
   * The number of a symbol in a distribution, or -1 if there is no such symbol: a document of fixed
   * length that ends early, or goes on.
   *
   * @param place from 0
   * @param width how many symbols the distribution has
   */
  int symbol(int[] document, int place, int width) {
    if (end instanceof DocumentEnd.FixedLength fixed) {
      return place < document.length && place < fixed.tokens() ? document[place] : -1;
    }
    return place < document.length ? document[place] : width - 1;
  }

  /**
   * H(P): the entropy of the next symbol, {@code −Σ P ln P} in nats, on average over the symbols of
   * human text (Shannon 1951).
   *
   * @param human documents that people wrote, with at least one symbol
   */
  public double entropyRate(List<int[]> human) {
    double total = 0;
    long symbols = 0;
    for (int[] document : human) {
      List<double[]> along = next.along(document);
      for (int place = 0; place < symbols(document); place++) {
        total += crossEntropy(along.get(place), along.get(place));
      }
      symbols += symbols(document);
    }
    return total / symbols;
  }

  /**
   * {@code −Σ q ln p} in nats over what p allows, with q restricted to that.
   *
   * @param model q by symbol
   * @param truth p by symbol
   */
  static double crossEntropy(double[] model, double[] truth) {
    double total = 0;
    double possible = 0;
    for (int symbol = 0; symbol < truth.length; symbol++) {
      if (truth[symbol] > 0 && model[symbol] > 0) {
        possible += model[symbol];
        total -= model[symbol] * StrictMath.log(truth[symbol]);
      }
    }
    return total / possible;
  }
}
