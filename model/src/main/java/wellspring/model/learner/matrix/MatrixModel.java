package wellspring.model.learner.matrix;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import wellspring.model.language.TokenDistribution;
import wellspring.model.learner.LanguageModel;
import wellspring.model.text.Tokenizer;

/**
 * A transition matrix that writes and judges documents.
 *
 * <p>The probabilities of all documents that it can write sum to 1. Where documents have an end
 * symbol, one that gets to {@code tokensMax} tokens is cut off there, so that no end is drawn, and
 * none counts in its likelihood. The end symbol may come first: the empty document is possible
 * where one was learned or the prior is above 0. Where documents have a fixed length, those of any
 * other length have probability 0.
 */
public final class MatrixModel implements LanguageModel {
  private final MatrixSettings settings;
  private final int topK;
  private final Tokenizer tokenizer;
  private final TransitionMatrix matrix;

  MatrixModel(MatrixSettings settings, int topK, Tokenizer tokenizer, TransitionMatrix matrix) {
    this.settings = settings;
    this.topK = topK;
    this.tokenizer = tokenizer;
    this.matrix = matrix;
  }

  @Override
  public List<String> write(int documents, UniformRandomProvider random) {
    List<String> texts = new ArrayList<>(documents);
    TransitionMatrix.ContextWalk walk = matrix.walk(topK);
    IntList tokens = new IntList();
    for (int document = 0; document < documents; document++) {
      walk.restart();
      draw(walk, tokens, random);
      texts.add(tokenizer.decode(tokens.toArray()));
    }
    return texts;
  }

  private void draw(
      TransitionMatrix.ContextWalk walk, IntList tokens, UniformRandomProvider random) {
    tokens.clear();
    while (tokens.size() < settings.end().tokensMax()) {
      int symbol = walk.draw(random);
      if (symbol == settings.vocabularySize()) {
        return;
      }
      tokens.add(symbol);
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if a text has a word that the vocabulary lacks
   */
  @Override
  public double[] logLikelihoods(List<String> documents) {
    return documents.stream().mapToDouble(text -> logLikelihood(tokenizer.encode(text))).toArray();
  }

  private double logLikelihood(int[] tokens) {
    if (!settings.allows(tokens.length)) {
      return Double.NEGATIVE_INFINITY;
    }
    TransitionMatrix.ContextWalk walk = matrix.walk();
    double sum = 0;
    for (int token : tokens) {
      sum += StrictMath.log(walk.score(token));
    }
    boolean closed = settings.closes(tokens.length);
    return closed ? sum + StrictMath.log(walk.score(settings.vocabularySize())) : sum;
  }

  /**
   * The matrix itself. Its rows have one entry for each token, and one more for the end symbol
   * where documents have one.
   */
  @Override
  public Optional<TokenDistribution> nextToken() {
    return Optional.of(new MatrixDistribution(matrix));
  }

  /** Writes the checkpoint whose format {@link MatrixCheckpoint} describes. */
  @Override
  public void save(OutputStream out) throws IOException {
    MatrixCheckpoint.write(settings, matrix, out);
  }

  MatrixSettings settings() {
    return settings;
  }

  NgramTrie counts() {
    return matrix.counts();
  }

  /** The weights with which it predicts. */
  PriorWeights prior() {
    return matrix.prior();
  }

  private record MatrixDistribution(TransitionMatrix matrix) implements TokenDistribution {
    @Override
    public double[] after(int[] prefix) {
      return matrix.after(prefix);
    }

    @Override
    public List<double[]> along(int[] document) {
      return matrix.along(document);
    }

    @Override
    public boolean dependsOnPrefix() {
      return matrix.counts().order() > 0;
    }
  }
}
