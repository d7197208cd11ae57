package wellspring.model.measure;

import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import wellspring.model.language.TokenDistribution;
import wellspring.model.learner.LanguageModel;
import wellspring.model.text.DocumentEnd;

/** Documents whose likelihood is asked for, and how well they are predicted. */
final class ScoredDocuments {
  private final List<String> texts;
  private final List<int[]> documents;
  private final boolean endPredicted;

  /**
   * @param sample the documents' tokens
   * @param texts the same, as models read them
   */
  ScoredDocuments(TokenSample sample, List<String> texts, DocumentEnd end) {
    this.texts = List.copyOf(texts);
    this.documents = sample.documents();
    this.endPredicted = end instanceof DocumentEnd.EndSymbol;
  }

  /** Says how likely documents are: ln P by document, end included, in nats. */
  @FunctionalInterface
  interface LikelihoodScorer {
    double[] logLikelihoods(ScoredDocuments documents);

    static LikelihoodScorer of(LanguageModel model) {
      return judged -> model.logLikelihoods(judged.texts);
    }

    static LikelihoodScorer of(TokenDistribution truth) {
      return judged -> judged.logLikelihoods(truth);
    }
  }

  /** The documents as models read them. */
  List<String> texts() {
    return texts;
  }

  /** The documents' tokens. */
  List<int[]> documents() {
    return documents;
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
            "the likelihood of document %d is not a number".formatted(document));
      }
      total += logLikelihoods[document];
    }
    return (0 - total) / symbols(); // certainty is 0, not -0
  }

  /**
   * The perplexity of each document that has a symbol, in their order.
   *
   * @param logLikelihoods ln P by document, in nats, end included
   */
  double[] perplexities(double[] logLikelihoods) {
    return IntStream.range(0, logLikelihoods.length)
        .filter(document -> symbols(documents.get(document)) > 0)
        .mapToDouble(
            document ->
                StrictMath.exp(-logLikelihoods[document] / symbols(documents.get(document))))
        .toArray();
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
    double[] logs = DoubleStream.of(always).map(StrictMath::log).toArray();
    return documents.stream().mapToDouble(document -> sum(document, logs)).toArray();
  }

  /**
   * @param logs ln P of each symbol, whatever came before
   */
  private double sum(int[] document, double[] logs) {
    double total = 0;
    for (int token : document) {
      total += logs[token];
    }
    return endPredicted ? total + logs[logs.length - 1] : total;
  }

  /** The distribution at each place of a document: before each of its symbols. */
  List<double[]> along(int document, TokenDistribution next) {
    int[] tokens = documents.get(document);
    return next.dependsOnPrefix()
        ? next.along(tokens).subList(0, symbols(tokens))
        : Collections.nCopies(symbols(tokens), next.after(new int[0]));
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
