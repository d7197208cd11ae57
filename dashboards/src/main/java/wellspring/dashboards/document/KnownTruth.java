package wellspring.dashboards.document;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import wellspring.model.language.TokenDistribution;
import wellspring.model.text.DocumentEnd;

/**
 * The exact probabilities of a language whose truth is known.
 *
 * <p>Where the prefix matters, only a document's first tokens are judged: each place takes a whole
 * distribution, and a document may be long.
 */
final class KnownTruth implements SurprisalScorer {
  /** So many numbers, 64 MB, may be in memory at once for one document. */
  private static final int PROBABILITIES_MAX = 8_000_000;

  private final TokenDistribution truth;
  private final boolean endPredicted;

  /** By symbol, whatever came before; empty where the prefix matters. */
  private final double[] always;

  KnownTruth(TokenDistribution truth, DocumentEnd end) {
    this.truth = truth;
    this.endPredicted = end instanceof DocumentEnd.EndSymbol;
    this.always =
        truth.dependsOnPrefix()
            ? new double[0]
            : DoubleStream.of(truth.after(new int[0])).map(KnownTruth::nats).toArray();
  }

  @Override
  public double[] surprisals(int[] tokens) {
    double[] nats = new double[tokens.length + (endPredicted ? 1 : 0)];
    if (truth.dependsOnPrefix()) {
      Arrays.fill(nats, Double.NaN);
      judge(tokens, nats);
    } else {
      Arrays.setAll(nats, place -> always[symbol(tokens, place, always.length)]);
    }
    return nats;
  }

  private void judge(int[] tokens, double[] nats) {
    int width = truth.after(new int[0]).length;
    int read = Math.min(tokens.length, PROBABILITIES_MAX / width);
    List<double[]> places = truth.along(Arrays.copyOf(tokens, read));
    for (int place = 0; place < Math.min(nats.length, places.size()); place++) {
      nats[place] = nats(places.get(place)[symbol(tokens, place, width)]);
      if (Double.isInfinite(nats[place])) {
        return; // after what is impossible, everything is
      }
    }
  }

  private static int symbol(int[] tokens, int place, int width) {
    return place < tokens.length ? tokens[place] : width - 1;
  }

  private static double nats(double probability) {
    return 0 - StrictMath.log(probability); // certainty is 0, not -0
  }
}
