package wellspring.agents.scenario.learner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import wellspring.agents.scenario.language.LanguageSpec;
import wellspring.agents.scenario.tree.ChoiceCodec;
import wellspring.agents.scenario.tree.Codecs;
import wellspring.agents.scenario.tree.IdleKey;
import wellspring.agents.scenario.tree.KeyPath;
import wellspring.agents.scenario.tree.KindDeclaration;
import wellspring.agents.scenario.tree.MessageWording;
import wellspring.agents.scenario.tree.ObjectCodec;
import wellspring.agents.scenario.tree.ProblemSink;
import wellspring.agents.scenario.tree.RecordCodec;
import wellspring.model.file.FileFault;
import wellspring.model.learner.BatchedLearner;
import wellspring.model.learner.Learner;
import wellspring.model.learner.gpt.GptFiles;
import wellspring.model.learner.gpt.GptLearner;
import wellspring.model.learner.gpt.GptSettings;
import wellspring.model.learner.gpt.GptShape;
import wellspring.model.learner.gpt.SamplingSettings;
import wellspring.model.learner.gpt.TrainingSettings;
import wellspring.model.text.ModelTokenizer;
import wellspring.model.text.symbol.TokenizerFile;
import wellspring.model.text.symbol.TokenizerText;

/**
 * A transformer with GPT-2's layout.
 *
 * @param origin what a model starts from that has no previous one
 * @param training how it is trained
 * @param sampling how it writes
 * @param randomness whose initial weights, batches and dropout it has
 * @param stack whether models with the same learner, cadence, latency and start are trained
 *     together, as one batched program
 */
public record GptSpec(
    Origin origin,
    TrainingSettings training,
    SamplingSettings sampling,
    Randomness randomness,
    boolean stack)
    implements LearnerSpec {
  private static final ObjectCodec<Origin> ORIGIN =
      new ChoiceCodec<>(
          "init",
          Weights.class,
          RecordCodec.of(Weights.class).with("folder", "init", Codecs.PATH),
          Blank.class,
          RecordCodec.of(Blank.class)
              .inline("shape", RecordCodec.of(GptShape.class))
              .with("tokenizer", TokenizerSpec.CODEC));

  private static final ObjectCodec<TrainingSettings.Length> LENGTH =
      new ChoiceCodec<>(
          "steps",
          TrainingSettings.Steps.class,
          RecordCodec.of(TrainingSettings.Steps.class).with("count", "steps", Codecs.INTEGER),
          TrainingSettings.Epochs.class,
          RecordCodec.of(TrainingSettings.Epochs.class).with("count", "epochs", Codecs.NUMBER));

  static final KindDeclaration<GptSpec> DECLARATION =
      new KindDeclaration<>(
              "gpt",
              "a transformer with GPT-2's layout",
              GptSpec.class,
              RecordCodec.of(GptSpec.class)
                  .inline("origin", ORIGIN)
                  .with("training", RecordCodec.of(TrainingSettings.class).inline("length", LENGTH))
                  .with("sampling", RecordCodec.of(SamplingSettings.class)))
          .withPaths(KeyPath.of("init"), KeyPath.of("tokenizer", "file"))
          .completedBy(GptTree::fill, GptTree::check);

  /** Enough to see a loss settle, and little beside what is trained on. */
  private static final int HELD_OUT_DOCUMENTS = 64;

  private static final String OF_A_FOLDER = "config.json, model.safetensors, tokenizer.json";

  /** The symbols that it reads and writes. */
  public TokenizerSpec tokenizer() {
    return origin.tokenizer();
  }

  /** The folder whose weights it starts from; empty for random weights. */
  public Optional<Path> init() {
    return origin instanceof Weights weights ? Optional.of(weights.folder()) : Optional.empty();
  }

  @Override
  public LearnerKind kind() {
    return LearnerKind.GPT;
  }

  /** Models with equal settings share one. */
  @Override
  public Learner learner(LearnerParts parts) {
    GptLearner gpt = parts.shared(this, () -> alone(parts));
    int size = parts.groupSize();
    return stack && size > 1
        ? parts.shared(parts.group(), () -> new BatchedLearner(size, gpt, gpt::fitTogether))
        : gpt;
  }

  private GptLearner alone(LearnerParts parts) {
    try {
      if (init().isPresent()) {
        GptFiles.checkWeights(init().get()); // now, and not first when a model is trained
      }
      return new GptLearner(
          settings(parts),
          symbols(parts),
          init(),
          () -> List.copyOf(parts.language().heldOut(parts.seed(), HELD_OUT_DOCUMENTS)),
          parts.devices());
    } catch (IOException e) {
      throw FileFault.saying(FileFault.why(e), e);
    }
  }

  /** A file is looked at now, and not first when a model is trained; the rest takes time. */
  private Supplier<ModelTokenizer> symbols(LearnerParts parts) {
    if (tokenizer() instanceof TokenizerSpec.File) {
      ModelTokenizer read = parts.tokenizer(tokenizer());
      return () -> read;
    }
    return () -> parts.tokenizer(tokenizer());
  }

  private GptSettings settings(LearnerParts parts) throws IOException {
    return new GptSettings(
        origin.shape(),
        training,
        sampling,
        parts.tokens().documentEnd(),
        tokenizer().isOf(parts.tokens().tokenizer()));
  }

  @Override
  public int documentsMin(LanguageSpec language) {
    return 1;
  }

  @Override
  public boolean hasIndependentTokens() {
    return false;
  }

  @Override
  public boolean spells() {
    return !(tokenizer() instanceof TokenizerSpec.Words);
  }

  @Override
  public boolean isNeural() {
    return true;
  }

  @Override
  public boolean reads(LabelPolicy labels) {
    return false;
  }

  @Override
  public boolean needsLabels() {
    return false;
  }

  @Override
  public boolean isStacked() {
    return stack;
  }

  @Override
  public String randomnessOf(String model) {
    return randomness.owner(model);
  }

  @Override
  public void check(LearnerContext model, ProblemSink problems) {
    if (!model.language().hasOwnWords()) {
      return;
    }
    String why =
        ", but "
            + model.language().kind().id()
            + "'s words are its tokens: a model that writes other words could not be measured;"
            + " allowed: ";
    if (init().isPresent()) {
      String folder = MessageWording.value(Codecs.PATH.write(init().get()));
      problems.add(model.learnerKey("init"), "is " + folder + why + "no init");
    } else if (spells()) {
      String symbols = MessageWording.value(tokenizer().written());
      problems.add(model.learnerKey("tokenizer"), "is " + symbols + why + "word");
    }
  }

  @Override
  public List<Path> files() {
    if (init().isPresent()) {
      return List.of(init().get());
    }
    return tokenizer() instanceof TokenizerSpec.File file ? List.of(file.path()) : List.of();
  }

  @Override
  public void checkFiles(KeyPath path, ProblemSink problems) {
    if (init().isPresent()) {
      checkFolder(path.child("init"), init().get(), problems);
    } else if (tokenizer() instanceof TokenizerSpec.File file) {
      checkTokenizer(path.child("tokenizer").child("file"), file.path(), problems);
    }
  }

  private static void checkTokenizer(KeyPath key, Path file, ProblemSink problems) {
    if (!TokenizerText.isThere(file)) {
      problems.add(key, absent(file, "a file tokenizer.json"));
      return;
    }
    try {
      TokenizerFile unused = new TokenizerFile(TokenizerText.read(file));
    } catch (IOException | IllegalArgumentException e) {
      problems.add(key, unusable(file, e));
    }
  }

  private static void checkFolder(KeyPath key, Path folder, ProblemSink problems) {
    if (!Files.isDirectory(folder)) {
      problems.add(key, absent(folder, "a folder with " + OF_A_FOLDER));
      return;
    }
    try {
      GptFiles.check(folder);
    } catch (IOException e) {
      problems.add(key, unusable(folder, e));
    }
  }

  private static String unusable(Path path, Exception why) {
    return "is '" + path + "', which cannot be used: " + why.getMessage();
  }

  private static String absent(Path path, String allowed) {
    return "is '" + path + "', which does not exist; allowed: " + allowed;
  }

  @Override
  public List<IdleKey> idle(LearnerContext model) {
    List<IdleKey> idle = new ArrayList<>();
    if (sampling.beams() == 1) {
      idle.add(new IdleKey("sampling.lead", "beams is 1, so that all is drawn"));
    } else if (sampling.lead() == 0) {
      Stream.of("temperature", "topK", "topP")
          .map(key -> new IdleKey("sampling." + key, "lead is 0, so that nothing is drawn"))
          .forEach(idle::add);
    }
    if (stack && model.companions() == 1) {
      idle.add(
          new IdleKey("stack", "no other model has the same learner, cadence, latency and start"));
    }
    return idle;
  }

  /**
   * Whose random numbers the trainings of a round draw: initial weights, the order of documents,
   * dropout. What models write is drawn from streams of their own in any case.
   */
  public enum Randomness {
    /**
     * The same for all models: those that are alike and read the same text are the same, so that
     * what makes others differ is their text (common random numbers: Law 2015, chapter 11).
     */
    SHARED {
      @Override
      String owner(String model) {
        return "";
      }
    },
    /** Each model has its own. */
    OWN {
      @Override
      String owner(String model) {
        return model;
      }
    };

    abstract String owner(String model);
  }

  /** What a neural model starts from that has no previous one. */
  public sealed interface Origin {
    TokenizerSpec tokenizer();

    /**
     * The model's size.
     *
     * @throws IOException if it stands in a file that cannot be read
     */
    GptShape shape() throws IOException;
  }

  /**
   * Random weights.
   *
   * @param shape the model's size
   * @param tokenizer the symbols that it reads and writes
   */
  public record Blank(GptShape shape, TokenizerSpec tokenizer) implements Origin {}

  /**
   * The weights of a model that was trained before; size and tokenizer are its own.
   *
   * @param folder holds {@code config.json}, {@code model.safetensors} and {@code tokenizer.json}
   */
  public record Weights(Path folder) implements Origin {
    @Override
    public TokenizerSpec tokenizer() {
      return new TokenizerSpec.File(folder.resolve(TokenizerText.FILE));
    }

    @Override
    public GptShape shape() throws IOException {
      return GptFiles.shape(folder);
    }
  }
}
