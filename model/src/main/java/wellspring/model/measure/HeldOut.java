package wellspring.model.measure;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.commons.rng.UniformRandomProvider;
import wellspring.model.language.TokenDistribution;
import wellspring.model.text.DocumentEnd;

/** Human documents that no model trains on, and how well they are predicted. */
final class HeldOut {
  private final List<int[]> documents;
  private final boolean endPredicted;

  HeldOut(Sample sample, DocumentEnd end) {
    this.documents = sample.documents();
    this.endPredicted = end instanceof DocumentEnd.EndSymbol;
  }

  /**
   * {@code −Σ ln P / symbols}, in nats; see {@link Measure#HELD_OUT_CROSS_ENTROPY}.
   *
   * @param logLikelihoods ln P by document, in nats, end included
   * @return {@code Infinity} if a document is impossible
   * @throws IllegalArgumentException if there is not one number for each document
   */
  double crossEntropy(double[] logLikelihoods) {
    if (logLikelihoods.length != documents.size()) {
      throw new IllegalArgumentException(
          "%d documents have %d likelihoods".formatted(documents.size(), logLikelihoods.length));
    }
    double total = 0;
    for (int document = 0; document < logLikelihoods.length; document++) {
      if (Double.isNaN(logLikelihoods[document])) {
        throw new IllegalArgumentException(
            "the likelihood of held-out document %d is not a number".formatted(document));
      }
      total += logLikelihoods[document];
    }
    return (0 - total) / symbols(); // certainty is 0, not -0
  }

  /** How many predictions the documents ask for: tokens and, where it is one, each end. */
  long symbols() {
    return documents.stream().mapToLong(this::symbols).sum();
  }

  /** ln P of each document by a distribution over the next token, end included. */
  double[] logLikelihoods(TokenDistribution next) {
    if (next.dependsOnPrefix()) {
      return documents.stream()
          .mapToDouble(document -> logLikelihood(document, next.along(document)::get))
          .toArray();
    }
    double[] always = next.after(new int[0]);
    return documents.stream()
        .mapToDouble(document -> logLikelihood(document, place -> always))
        .toArray();
  }

  /** From each document the tokens before a random one of its symbols. */
  List<int[]> prefixes(UniformRandomProvider random) {
    return documents.stream()
        .filter(document -> symbols(document) > 0)
        .map(document -> Arrays.copyOf(document, random.nextInt(symbols(document))))
        .toList();
  }

  /**
   * @param at the distribution at each place of the document
   */
  private double logLikelihood(int[] document, IntFunction<double[]> at) {
    double total = 0;
    for (int place = 0; place < symbols(document); place++) {
      double[] next = at.apply(place);
      int symbol = place < document.length ? document[place] : next.length - 1;
      total += StrictMath.log(next[symbol]);
    }
    return total;
  }

  private int symbols(int[] document) {
    return document.length + (endPredicted ? 1 : 0);
  }
}
