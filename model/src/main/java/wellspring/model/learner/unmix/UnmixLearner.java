package wellspring.model.learner.unmix;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import wellspring.model.learner.FitRequest;
import wellspring.model.learner.LanguageModel;
import wellspring.model.learner.Learner;
import wellspring.model.text.DocumentEnd;
import wellspring.model.text.Tokenizer;

/**
 * Learns how often people use each token, from documents of theirs and of a known model: the one
 * that it starts from.
 *
 * <p>A token of a document that a person wrote with probability {@code a} has the distribution
 * {@code a q + (1 − a) p}, with the humans' frequencies q and the known ones p. So {@code Σ a (δ −
 * (1 − a) p) / Σ a²} over all tokens is an unbiased estimate of q; among the linear ones it has the
 * least variance as long as all tokens have about the same (Kanabar and Gastpar 2025). {@code Σ a²}
 * is its effective sample size, and generations add up by it.
 *
 * <p>It takes independent tokens and documents of one length.
 */
public final class UnmixLearner implements Learner {
  private final Tokenizer tokenizer;
  private final DocumentEnd.FixedLength end;

  public UnmixLearner(Tokenizer tokenizer, DocumentEnd.FixedLength end) {
    this.tokenizer = tokenizer;
    this.end = end;
  }

  @Override
  public CompletionStage<LanguageModel> fit(FitRequest fit) {
    return CompletableFuture.completedStage(model(fit));
  }

  /**
   * Unmixes, which takes no chance.
   *
   * @throws IllegalArgumentException if the documents have no labels, a document may be synthetic
   *     and there is no previous model that wrote it, the previous one is of another kind, or there
   *     is no hint of a person at all
   */
  UnmixModel model(FitRequest fit) {
    if (fit.human().isEmpty()) {
      throw new IllegalArgumentException(
          "it is not known who wrote the documents of "
              + fit.name()
              + ", which unmixing must know: give its curator labels");
    }
    double[] fresh = new double[tokenizer.vocabularySize()];
    double known = 0;
    double size = 0;
    for (int i = 0; i < fit.documents().size(); i++) {
      double human = fit.human().get(i);
      int[] tokens = tokenizer.encode(fit.documents().get(i));
      for (int token : tokens) {
        fresh[token] += human;
      }
      known += human * (1 - human) * tokens.length;
      size += human * human * tokens.length;
    }
    return known == 0 && fit.previous().isEmpty()
        ? new UnmixModel(tokenizer, end, size, fresh)
        : after(previous(fit), fresh, known, size);
  }

  private UnmixModel after(UnmixModel previous, double[] fresh, double known, double size) {
    double[] sums = previous.sums();
    double[] written = previous.frequencies();
    for (int token = 0; token < sums.length; token++) {
      sums[token] += fresh[token] - known * written[token];
    }
    return new UnmixModel(tokenizer, end, previous.size() + size, sums);
  }

  private static UnmixModel previous(FitRequest fit) {
    if (fit.previous().isEmpty()) {
      throw new IllegalArgumentException(
          fit.name()
              + " may have read synthetic text, but has no previous model that wrote it: give it"
              + " start: warm");
    }
    if (!(fit.previous().get() instanceof UnmixModel unmixed)) {
      throw new IllegalArgumentException(
          "unmixing cannot start from a " + fit.previous().get().getClass().getSimpleName());
    }
    return unmixed;
  }

  @Override
  public UnmixModel load(InputStream checkpoint) throws IOException {
    return UnmixCheckpoint.read(checkpoint, tokenizer, end);
  }
}
