package wellspring.agents.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import wellspring.agents.scenario.LearnerSpec;
import wellspring.agents.scenario.ModelSpec;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioException;
import wellspring.agents.scenario.TokenizerSpec;
import wellspring.model.engine.Devices;
import wellspring.model.language.Language;
import wellspring.model.language.TokenLanguage;
import wellspring.model.language.number.GaussianLanguage;
import wellspring.model.language.number.Inputs;
import wellspring.model.language.number.RegressionLanguage;
import wellspring.model.learner.Learner;
import wellspring.model.learner.gpt.GptFiles;
import wellspring.model.learner.gpt.GptLearner;
import wellspring.model.learner.gpt.GptSettings;
import wellspring.model.learner.matrix.MatrixLearner;
import wellspring.model.learner.number.GaussianLearner;
import wellspring.model.learner.number.RegressionLearner;
import wellspring.model.learner.unmix.UnmixLearner;
import wellspring.model.random.Seed;
import wellspring.model.text.ByteTokenizer;
import wellspring.model.text.DocumentEnd;
import wellspring.model.text.ModelTokenizer;

/** The learners of a run, one for each model. */
public final class Learners {
  /** Enough to see a loss settle, and little beside what is trained on. */
  private static final int HELD_OUT_DOCUMENTS = 64;

  private final SortedMap<String, Learner> byModel;
  private final List<String> remarks;
  private final Consumer<Training> watcher;

  /**
   * @param byModel who learns for which model
   * @param watcher is told how far trainings have come, on any thread
   */
  public Learners(SortedMap<String, Learner> byModel, Consumer<Training> watcher) {
    this(byModel, List.of(), watcher);
  }

  /**
   * The learners that a scenario asks for, in the tokens or numbers of its language.
   *
   * @param devices where neural models are trained; may be empty if there are none
   * @param watcher is told how far trainings have come, on any thread
   * @throws ScenarioException if a file that the scenario names is not what it should be
   */
  public Learners(
      Scenario scenario,
      Seed seed,
      Language language,
      Optional<Devices> devices,
      Consumer<Training> watcher) {
    this(new Maker(scenario, seed, language, devices), watcher);
  }

  private Learners(Maker maker, Consumer<Training> watcher) {
    this(maker.learners(), maker.tokenizers.remarks(), watcher);
  }

  private Learners(
      SortedMap<String, Learner> byModel, List<String> remarks, Consumer<Training> watcher) {
    this.byModel = Collections.unmodifiableSortedMap(new TreeMap<>(byModel));
    this.remarks = remarks;
    this.watcher = watcher;
  }

  /** How many models of a scenario are trained on a device. */
  public static int onDevice(Scenario scenario) {
    return (int)
        scenario.models().values().stream()
            .filter(model -> model.learner() instanceof LearnerSpec.Gpt)
            .count();
  }

  /** The learner of a model, the same one for everybody. */
  public Learner of(String model) {
    return byModel.get(model);
  }

  /** What is done otherwise than files of the scenario say, in sentences for who runs it. */
  public List<String> remarks() {
    return remarks;
  }

  /** Who is told how far trainings have come. */
  public Consumer<Training> watcher() {
    return watcher;
  }

  /** Makes the learners of a scenario; equal neural learners are one. */
  private static final class Maker {
    private final Scenario scenario;
    private final Seed seed;
    private final Language language;
    private final Optional<Devices> devices;
    private final Tokenizers tokenizers;
    private final Map<LearnerSpec.Gpt, GptLearner> gpts = new HashMap<>();
    private final Map<StackKey, Learner> stacks = new HashMap<>();

    Maker(Scenario scenario, Seed seed, Language language, Optional<Devices> devices) {
      this.scenario = scenario;
      this.seed = seed;
      this.language = language;
      this.devices = devices;
      this.tokenizers = new Tokenizers(scenario, seed, language);
    }

    /** What models share that are trained together: they then train in the same rounds. */
    private record StackKey(
        LearnerSpec.Gpt learner, int cadence, int latency, ModelSpec.Start start) {
      static StackKey of(ModelSpec model, LearnerSpec.Gpt gpt) {
        return new StackKey(gpt, model.cadence(), model.latency(), model.start());
      }
    }

    SortedMap<String, Learner> learners() {
      SortedMap<String, Learner> learners = new TreeMap<>();
      scenario.models().forEach((name, model) -> learners.put(name, learner(model)));
      return learners;
    }

    private Learner learner(ModelSpec model) {
      if (model.learner() instanceof LearnerSpec.Gaussian gaussian) {
        return new GaussianLearner(
            ((GaussianLanguage) language).dimension(), gaussian.variance(), gaussian.humanWeight());
      } else if (model.learner() instanceof LearnerSpec.Regression) {
        RegressionLanguage examples = (RegressionLanguage) language;
        return new RegressionLearner(
            examples.dimension(),
            examples.noise(),
            Inputs.of(examples.inputs(), seed, examples.dimension()));
      } else if (model.learner() instanceof LearnerSpec.Matrix matrix) {
        return new MatrixLearner(
            matrix.order(),
            matrix.prior(),
            matrix.topK(),
            words().tokenizer(),
            words().documentEnd());
      } else if (model.learner() instanceof LearnerSpec.Unmix) {
        return new UnmixLearner(
            words().tokenizer(), (DocumentEnd.FixedLength) words().documentEnd());
      }
      LearnerSpec.Gpt spec = (LearnerSpec.Gpt) model.learner();
      GptLearner gpt = gpts.computeIfAbsent(spec, this::gpt);
      return spec.stack()
          ? stacks.computeIfAbsent(StackKey.of(model, spec), key -> stack(key, gpt))
          : gpt;
    }

    private Learner stack(StackKey key, GptLearner gpt) {
      long size =
          scenario.models().values().stream()
              .filter(model -> model.learner().equals(key.learner()))
              .filter(model -> StackKey.of(model, key.learner()).equals(key))
              .count();
      return size == 1 ? gpt : new Stack((int) size, gpt, gpt::fitTogether);
    }

    private GptLearner gpt(LearnerSpec.Gpt spec) {
      try {
        if (spec.init().isPresent()) {
          GptFiles.checkWeights(spec.init().get()); // now, and not first when a model is trained
        }
        return new GptLearner(
            settings(spec),
            tokenizer(spec.tokenizer()),
            spec.init(),
            () -> List.copyOf(language.heldOut(seed, HELD_OUT_DOCUMENTS)),
            devices.orElseThrow());
      } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
        throw new ScenarioException(
            "the scenario '" + scenario.name() + "'", List.of(e.getMessage()));
      }
    }

    /** A file is looked at now, and not first when a model is trained; the rest takes time. */
    private Supplier<ModelTokenizer> tokenizer(TokenizerSpec spec) {
      if (spec instanceof TokenizerSpec.File) {
        ModelTokenizer read = tokenizers.of(spec);
        return () -> read;
      }
      return () -> tokenizers.of(spec);
    }

    private GptSettings settings(LearnerSpec.Gpt spec) throws IOException {
      return new GptSettings(
          spec.origin() instanceof LearnerSpec.Weights weights
              ? GptFiles.shape(weights.folder())
              : ((LearnerSpec.Blank) spec.origin()).shape(),
          spec.training(),
          spec.sampling(),
          words().documentEnd(),
          inLanguageTokens(spec.tokenizer()));
    }

    /** The scenario is valid: learners of tokens stand only where the language has them. */
    private TokenLanguage words() {
      return (TokenLanguage) language;
    }

    private boolean inLanguageTokens(TokenizerSpec tokenizer) {
      boolean sameBytes =
          tokenizer instanceof TokenizerSpec.Bytes && words().tokenizer() instanceof ByteTokenizer;
      return tokenizer instanceof TokenizerSpec.Words || sameBytes;
    }
  }
}
