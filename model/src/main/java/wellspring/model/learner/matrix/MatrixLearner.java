package wellspring.model.learner.matrix;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import wellspring.model.learner.FitRequest;
import wellspring.model.learner.LanguageModel;
import wellspring.model.learner.Learner;
import wellspring.model.text.DocumentEnd;
import wellspring.model.text.Tokenizer;

/**
 * Learns the transition matrix of a Bayesian language model: it counts.
 *
 * <p>Of a document that is longer than the language allows, only the allowed tokens are learned. A
 * document that was cut off there teaches nothing about ends. Starting from a previous model means
 * that yesterday's posterior is today's prior: the counts add up, so that to go on with a second
 * corpus is the same as to learn from both at once. A prior that is estimated takes the documents
 * themselves: a count does not say whether a document is a copy of an earlier one.
 */
public final class MatrixLearner implements Learner {
  /** So many documents are read on all processors. */
  private static final int MANY = 5_000;

  private final MatrixSettings settings;
  private final Tokenizer tokenizer;
  private final int topK;

  /**
   * A learner of models that write with all their symbols.
   *
   * @param order how many tokens the model looks back, 0 to 5
   * @param prior the weight of the shorter context, in counts; 0 is maximum likelihood
   * @throws IllegalArgumentException if order or prior is out of range
   */
  public MatrixLearner(int order, double prior, Tokenizer tokenizer, DocumentEnd end) {
    this(order, new Prior.Fixed(prior), 0, tokenizer, end);
  }

  /**
   * @param order how many tokens the model looks back, 0 to 5
   * @param prior how much weight a context gives to the shorter one
   * @param topK with how many of the likeliest symbols models write, the end symbol among them; 0
   *     for all. Likelihoods know nothing of it, nor do checkpoints
   * @throws IllegalArgumentException if order or topK is out of range
   */
  public MatrixLearner(int order, Prior prior, int topK, Tokenizer tokenizer, DocumentEnd end) {
    if (topK < 0) {
      throw new IllegalArgumentException("topK must be 0 or more, not " + topK);
    }
    this.settings = new MatrixSettings(order, prior, tokenizer.vocabularySize(), end);
    this.tokenizer = tokenizer;
    this.topK = topK;
  }

  @Override
  public CompletionStage<LanguageModel> fit(FitRequest fit) {
    return CompletableFuture.completedStage(fit(fit.documents(), fit.previous()));
  }

  /**
   * Counts, which takes no chance.
   *
   * @param documents the texts to learn from, at least one
   * @param previous the model to start from; empty to start from scratch
   * @throws IllegalArgumentException if there is no document, a text has a word that the vocabulary
   *     lacks, the corpus has 2^31 positions or more, the previous model is no matrix of the same
   *     order, prior, vocabulary and ending, or the prior is estimated and there is a previous
   *     model
   */
  public MatrixModel fit(List<String> documents, Optional<LanguageModel> previous) {
    if (documents.isEmpty()) {
      throw new IllegalArgumentException("there is no document to learn from");
    }
    Optional<NgramTrie> earlier = previous.map(this::countsOf);
    TransitionMatrix matrix =
        settings.prior() instanceof Prior.Fixed fixed
            ? counted(documents, earlier, fixed)
            : estimated(LeftOutDocuments.of(documents));
    return new MatrixModel(settings, topK, tokenizer, matrix);
  }

  @Override
  public MatrixModel load(InputStream checkpoint) throws IOException {
    return new MatrixModel(settings, topK, tokenizer, MatrixCheckpoint.read(checkpoint, settings));
  }

  private TransitionMatrix counted(
      List<String> documents, Optional<NgramTrie> earlier, Prior.Fixed prior) {
    NgramTrie fresh = count(documents);
    return new TransitionMatrix(
        earlier.map(counts -> counts.plus(fresh)).orElse(fresh), prior.counts());
  }

  /** Counts all documents, with the weights that are best for those left out. */
  private TransitionMatrix estimated(LeftOutDocuments documents) {
    NgramTrie counted = count(documents.counted());
    PriorWeights weights =
        PriorEstimate.of(counted, corpus(documents.leftOut()), documents.copies());
    return new TransitionMatrix(counted.plus(count(documents.leftOutCopies())), weights);
  }

  private NgramTrie count(List<String> documents) {
    return NgramTrie.count(corpus(documents), settings.order());
  }

  private TokenCorpus corpus(List<String> documents) {
    Stream<String> texts = documents.stream();
    return settings.corpus(
        (documents.size() < MANY ? texts : texts.parallel()).map(tokenizer::encode).toList());
  }

  private NgramTrie countsOf(LanguageModel previous) {
    if (!(previous instanceof MatrixModel matrix)) {
      throw new IllegalArgumentException(
          "a matrix cannot start from a " + previous.getClass().getSimpleName());
    }
    if (!matrix.settings().equals(settings)) {
      throw new IllegalArgumentException(
          "the previous model is %s, but this learner makes %s"
              .formatted(matrix.settings(), settings));
    }
    if (settings.prior() instanceof Prior.Estimated) {
      throw new IllegalArgumentException(
          "a prior is estimated from all documents, and a previous model has their counts alone");
    }
    return matrix.counts();
  }
}
