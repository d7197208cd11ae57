package wellspring.dashboards.document;

import java.util.stream.DoubleStream;

/** Scores how surprising each token of a document is. Safe to use from many threads. */
sealed interface SurprisalScorer permits KnownTruth, HeldOutReader {

  /**
   * The surprisal of each symbol, {@code −ln P(symbol | those before it)}.
   *
   * @param tokens a document's, of the judge's language
   * @return in nats, by token, and one more for the end where documents have an end symbol; {@code
   *     Infinity} for an impossible one, NaN behind it, where nothing can be told
   */
  double[] surprisals(int[] tokens);

  /**
   * {@code exp} of the mean surprisal, ends included.
   *
   * @return {@code Infinity} for an impossible document; NaN for one without symbols
   */
  default double perplexity(int[] tokens) {
    double[] told =
        DoubleStream.of(surprisals(tokens)).filter(nats -> !Double.isNaN(nats)).toArray();
    return StrictMath.exp(DoubleStream.of(told).sum() / told.length);
  }
}
