package wellspring.model.learner.matrix;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import wellspring.model.learner.Fit;
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
 * corpus is the same as to learn from both at once.
 */
public final class MatrixLearner implements Learner {
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
    this(order, prior, 0, tokenizer, end);
  }

  /**
   * @param order how many tokens the model looks back, 0 to 5
   * @param prior the weight of the shorter context, in counts; 0 is maximum likelihood
   * @param topK with how many of the likeliest symbols models write, the end symbol among them; 0
   *     for all. Likelihoods know nothing of it, nor do checkpoints
   * @throws IllegalArgumentException if order, prior or topK is out of range
   */
  public MatrixLearner(int order, double prior, int topK, Tokenizer tokenizer, DocumentEnd end) {
    if (topK < 0) {
      throw new IllegalArgumentException("topK must be 0 or more, not " + topK);
    }
    this.settings = new MatrixSettings(order, prior, tokenizer.vocabularySize(), end);
    this.tokenizer = tokenizer;
    this.topK = topK;
  }

  @Override
  public CompletionStage<LanguageModel> fit(Fit fit) {
    return CompletableFuture.completedStage(fit(fit.documents(), fit.previous()));
  }

  /**
   * Counts, which takes no chance.
   *
   * @param documents the texts to learn from, at least one
   * @param previous the model to start from; empty to start from scratch
   * @throws IllegalArgumentException if there is no document, a text has a word that the vocabulary
   *     lacks, the corpus has 2^31 positions or more, or the previous model is no matrix of the
   *     same order, prior, vocabulary and ending
   */
  public MatrixModel fit(List<String> documents, Optional<LanguageModel> previous) {
    if (documents.isEmpty()) {
      throw new IllegalArgumentException("there is no document to learn from");
    }
    List<int[]> tokens = documents.stream().map(tokenizer::encode).toList();
    NgramTrie fresh = NgramTrie.count(settings.corpus(tokens), settings.order());
    NgramTrie counts = previous.map(model -> countsOf(model).plus(fresh)).orElse(fresh);
    return new MatrixModel(settings, topK, tokenizer, counts);
  }

  @Override
  public MatrixModel load(InputStream checkpoint) throws IOException {
    return new MatrixModel(settings, topK, tokenizer, MatrixCheckpoint.read(checkpoint, settings));
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
    return matrix.counts();
  }
}
