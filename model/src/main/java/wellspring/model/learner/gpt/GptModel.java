package wellspring.model.learner.gpt;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.apache.commons.rng.UniformRandomProvider;
import wellspring.model.engine.DevicePool;
import wellspring.model.engine.Workspace;
import wellspring.model.language.TokenDistribution;
import wellspring.model.learner.LanguageModel;
import wellspring.model.text.DocumentEnd;
import wellspring.model.text.ModelTokenizer;
import wellspring.model.text.symbol.TokenizerText;
import wellspring.model.text.symbol.TokenizerText.End;

/**
 * A GPT that writes and judges documents. Its weights lie in Java's memory; they go to a device for
 * each piece of work and leave nothing there.
 *
 * <p>Where the language's documents have a fixed length, the boundary symbol is never drawn and
 * takes no probability. Otherwise a document ends where it is drawn, and one that reaches the most
 * tokens is cut off.
 */
public final class GptModel implements LanguageModel {
  private final GptSettings settings;
  private final ModelTokenizer tokenizer;
  private final GptWeights weights;
  private final int tokensMax;
  private final DevicePool devices;

  /**
   * @param tokensMax the most tokens that it writes in a document
   */
  GptModel(
      GptSettings settings,
      ModelTokenizer tokenizer,
      GptWeights weights,
      int tokensMax,
      DevicePool devices) {
    this.settings = settings;
    this.tokenizer = tokenizer;
    this.weights = weights;
    this.tokensMax = tokensMax;
    this.devices = devices;
  }

  @Override
  public List<String> write(int documents, UniformRandomProvider random) {
    SamplingContext sampling =
        new SamplingContext(settings.sampling(), symbols(), tokenizer.boundary(), tokensMax);
    List<int[]> written =
        work(
            workspace ->
                new DocumentSampler(network(workspace), sampling)
                    .write(workspace, documents, random));
    return written.stream().map(tokenizer::decode).toList();
  }

  /**
   * {@inheritDoc}
   *
   * <p>A document that is longer than the model's context is judged window by window; see {@link
   * Windows}.
   */
  @Override
  public double[] logLikelihoods(List<String> documents) {
    List<int[]> sequences =
        documents.stream().map(text -> sequence(tokenizer.encode(text))).toList();
    List<double[]> scores = score(sequences);
    double[] totals = new double[sequences.size()];
    for (int i = 0; i < totals.length; i++) {
      boolean possible =
          !(settings.end() instanceof DocumentEnd.FixedLength fixed)
              || sequences.get(i).length == fixed.tokens();
      totals[i] = possible ? Arrays.stream(scores.get(i)).sum() : Double.NEGATIVE_INFINITY;
    }
    return totals;
  }

  /**
   * ln P of each symbol of some sequences.
   *
   * @param sequences in the tokenizer's symbols, without the boundary that each begins with
   * @return in nats, in the shape of the sequences
   */
  public List<double[]> score(List<int[]> sequences) {
    return work(
        workspace ->
            new SequenceScorer(network(workspace), symbols(), tokenizer.boundary())
                .score(workspace, sequences));
  }

  /**
   * The distribution of the next symbol after each of some prefixes.
   *
   * @param prefixes in the tokenizer's symbols, without the boundary that each begins with
   * @return by prefix, (symbols)
   */
  public List<double[]> next(List<int[]> prefixes) {
    return work(
        workspace ->
            new SequenceScorer(network(workspace), symbols(), tokenizer.boundary())
                .next(workspace, prefixes));
  }

  /** Its own next-token distribution, where its tokens are the language's. */
  @Override
  public Optional<TokenDistribution> nextToken() {
    return settings.languageTokens() ? Optional.of(new NextToken()) : Optional.empty();
  }

  /** Writes a safetensors file; see {@link GptCheckpoint}. */
  @Override
  public void save(OutputStream out) throws IOException {
    TokenizerText text =
        new TokenizerText(
            tokenizer.json(), List.of(new End.Id(tokenizer.boundary())), "the tokenizer");
    new GptCheckpoint(weights, text, tokensMax).write(out);
  }

  GptWeights weights() {
    return weights;
  }

  /** What a document is as symbols that are predicted one after the other. */
  private int[] sequence(int[] tokens) {
    if (settings.end() instanceof DocumentEnd.FixedLength) {
      return tokens;
    }
    int[] closed = Arrays.copyOf(tokens, tokens.length + 1);
    closed[tokens.length] = tokenizer.boundary();
    return closed;
  }

  private int symbols() {
    return symbols(settings, tokenizer);
  }

  /** How many symbols there are to choose from: without the boundary, the last, where none ends. */
  static int symbols(GptSettings settings, ModelTokenizer tokenizer) {
    return settings.end() instanceof DocumentEnd.FixedLength
        ? tokenizer.boundary()
        : tokenizer.symbols();
  }

  private GptNetwork network(Workspace workspace) {
    return GptNetwork.load(workspace, weights, settings.training().precision());
  }

  private <T> T work(Function<Workspace, T> work) {
    try {
      return devices.submit(work).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private final class NextToken implements TokenDistribution {
    @Override
    public double[] after(int[] prefix) {
      return next(List.of(prefix)).get(0);
    }

    @Override
    public List<double[]> afterAll(List<int[]> prefixes) {
      return next(new ArrayList<>(prefixes));
    }

    @Override
    public boolean dependsOnPrefix() {
      return true;
    }
  }
}
