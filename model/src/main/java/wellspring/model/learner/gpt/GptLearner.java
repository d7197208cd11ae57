package wellspring.model.learner.gpt;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import wellspring.model.engine.DevicePool;
import wellspring.model.file.FileFault;
import wellspring.model.learner.FitRequest;
import wellspring.model.learner.LanguageModel;
import wellspring.model.learner.Learner;
import wellspring.model.text.DocumentEnd;
import wellspring.model.text.ModelTokenizer;
import wellspring.model.text.symbol.TokenizerFile;

/**
 * Trains a GPT on a device.
 *
 * <p>A model's documents are at most one token longer than the longest that it has learned from, or
 * of the length that all documents of its language have.
 */
public final class GptLearner implements Learner {
  private final GptSettings settings;
  private final Supplier<ModelTokenizer> tokenizer;
  private final Optional<Path> init;
  private final Supplier<List<String>> heldOut;
  private final DevicePool devices;

  /**
   * @param tokenizer its symbols; asked for at the first use, always the same
   * @param init a folder with {@code config.json}, {@code model.safetensors} and {@code
   *     tokenizer.json} whose weights a model starts from that has no previous one; empty for
   *     random weights
   * @param heldOut human text on which the loss is taken during training, always the same
   * @param devices where it is trained
   */
  public GptLearner(
      GptSettings settings,
      Supplier<ModelTokenizer> tokenizer,
      Optional<Path> init,
      Supplier<List<String>> heldOut,
      DevicePool devices) {
    this.settings = settings;
    this.tokenizer = tokenizer;
    this.init = init;
    this.heldOut = heldOut;
    this.devices = devices;
  }

  /**
   * {@inheritDoc}
   *
   * <p>Fails if the corpus is shorter than one context, the previous model is no GPT of the same
   * architecture, or the loss is not a number any more.
   */
  @Override
  public CompletionStage<LanguageModel> fit(FitRequest fit) {
    return fitTogether(List.of(fit)).thenApply(models -> models.get(0));
  }

  /**
   * Fits several models as one batched program, each to its own documents and with its own chance.
   * The results are those of {@link #fit}, to rounding. Models that take different numbers of
   * steps, because their corpora differ in length, are trained in groups of the same number.
   *
   * @return the models in the order of the fits
   */
  public CompletionStage<List<LanguageModel>> fitTogether(List<FitRequest> fits) {
    Map<Integer, List<PreparedFit>> groups = new LinkedHashMap<>();
    try {
      for (int i = 0; i < fits.size(); i++) {
        PreparedFit lesson = lesson(i, fits.get(i));
        groups.computeIfAbsent(lesson.steps(), steps -> new ArrayList<>()).add(lesson);
      }
    } catch (RuntimeException e) {
      return CompletableFuture.failedStage(e);
    }
    List<CompletableFuture<List<TrainedModel>>> trainings =
        groups.values().stream().map(this::train).toList();
    return CompletableFuture.allOf(trainings.toArray(new CompletableFuture<?>[0]))
        .thenApply(
            done ->
                trainings.stream()
                    .flatMap(training -> training.join().stream())
                    .sorted(Comparator.comparingInt(TrainedModel::index))
                    .map(TrainedModel::model)
                    .toList());
  }

  /** A fit that is prepared; its place among the fits that were asked for. */
  private record PreparedFit(int index, TrainingLoop.TrainingJob pupil, int steps, int tokensMax) {}

  private record TrainedModel(int index, LanguageModel model) {}

  private PreparedFit lesson(int index, FitRequest fit) {
    ModelTokenizer tokens = tokenizer.get();
    List<int[]> documents = fit.documents().stream().map(tokens::encode).toList();
    GptWeights start =
        fit.previous()
            .map(previous -> weightsOf(previous, tokens))
            .orElseGet(() -> first(tokens, fit));
    TrainingRows rows =
        new TrainingRows(documents, tokens.boundary(), start.config().context(), fit.random());
    return new PreparedFit(
        index,
        new TrainingLoop.TrainingJob(fit.name(), start, rows, fit.random(), fit.watcher()),
        TrainingLoop.steps(settings.training(), rows),
        tokensMax(documents));
  }

  private CompletableFuture<List<TrainedModel>> train(List<PreparedFit> lessons) {
    TrainingLoop training =
        new TrainingLoop(
            settings.training(),
            lessons.stream().map(PreparedFit::pupil).toList(),
            heldOutText(),
            lessons.get(0).steps());
    return devices
        .submit(training::run)
        .thenApply(
            weights ->
                IntStream.range(0, lessons.size())
                    .mapToObj(
                        i ->
                            new TrainedModel(
                                lessons.get(i).index(),
                                model(weights.get(i), lessons.get(i).tokensMax())))
                    .toList());
  }

  private GptModel model(GptWeights weights, int tokensMax) {
    return new GptModel(settings, tokenizer.get(), weights, tokensMax, devices);
  }

  private HeldOutText heldOutText() {
    ModelTokenizer tokens = tokenizer.get();
    boolean closes = settings.end() instanceof DocumentEnd.EndSymbol;
    return new HeldOutText(
        heldOut.get().stream()
            .map(tokens::encode)
            .map(
                document ->
                    closes
                        ? IntStream.concat(IntStream.of(document), IntStream.of(tokens.boundary()))
                            .toArray()
                        : document)
            .toList(),
        GptModel.symbols(settings, tokens),
        tokens.boundary());
  }

  private GptWeights first(ModelTokenizer tokens, FitRequest fit) {
    if (init.isEmpty()) {
      return RandomWeights.of(settings.shape().config(tokens.symbols()), fit.random());
    }
    try {
      GptWeights read = GptFolder.load(init.get()).weights();
      requireOurs(read.config(), tokens, "the model in " + init.get());
      return read;
    } catch (IOException e) {
      throw FileFault.saying(FileFault.why(e), e);
    }
  }

  private GptWeights weightsOf(LanguageModel previous, ModelTokenizer tokens) {
    if (!(previous instanceof GptModel gpt)) {
      throw new IllegalArgumentException(
          "a gpt cannot start from a " + previous.getClass().getSimpleName());
    }
    requireOurs(gpt.weights().config(), tokens, "the previous model");
    return gpt.weights();
  }

  /** It has our shape, and knows our symbols; it may know more, since vocabularies are padded. */
  private void requireOurs(GptConfig found, ModelTokenizer tokens, String what) {
    GptConfig wanted = settings.shape().config(found.symbols());
    if (!found.equals(wanted) || found.symbols() < tokens.symbols()) {
      throw new IllegalArgumentException(
          "%s is a %s, but the learner makes a %s"
              .formatted(what, found, settings.shape().config(tokens.symbols())));
    }
  }

  private int tokensMax(List<int[]> documents) {
    return settings.end() instanceof DocumentEnd.FixedLength fixed
        ? fixed.tokens()
        : 1 + documents.stream().mapToInt(document -> document.length).max().orElseThrow();
  }

  /**
   * {@inheritDoc}
   *
   * @throws IOException also if the checkpoint has another architecture or tokenizer than this
   *     learner
   */
  @Override
  public LanguageModel load(InputStream checkpoint) throws IOException {
    GptCheckpoint read = GptCheckpoint.read(checkpoint);
    ModelTokenizer tokens = tokenizer.get();
    try {
      requireOurs(read.weights().config(), tokens, "the checkpoint");
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
    boolean sameEnd = new TokenizerFile(read.tokenizer()).symbols().boundary() == tokens.boundary();
    if (!sameEnd || !read.tokenizer().json().equals(tokens.json())) {
      throw new IOException("the checkpoint was made with another tokenizer");
    }
    return model(read.weights(), read.tokensMax());
  }
}
