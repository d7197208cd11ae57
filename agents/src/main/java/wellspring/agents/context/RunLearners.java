package wellspring.agents.context;

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
import wellspring.agents.outside.OutsideDesk;
import wellspring.agents.outside.OutsideLearner;
import wellspring.agents.scenario.ModelSpec;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioException;
import wellspring.agents.scenario.learner.LearnerParts;
import wellspring.agents.scenario.learner.LearnerSpec;
import wellspring.agents.scenario.learner.TokenizerSpec;
import wellspring.model.engine.DevicePool;
import wellspring.model.language.Language;
import wellspring.model.learner.Learner;
import wellspring.model.random.Seed;
import wellspring.model.text.ModelTokenizer;

/** The learners of a run, one for each model. */
public final class RunLearners {
  private final SortedMap<String, Learner> byModel;
  private final List<String> remarks;
  private final Consumer<TrainingProgress> watcher;
  private final OutsideDesk outside;

  /**
   * Learners for models that are all here.
   *
   * @param byModel who learns for which model
   * @param watcher is told how far trainings have come, on any thread
   */
  public RunLearners(SortedMap<String, Learner> byModel, Consumer<TrainingProgress> watcher) {
    this(byModel, List.of(), new OutsideDesk(), watcher);
  }

  /**
   * The learners that a scenario asks for, in the tokens or numbers of its language.
   *
   * @param devices where neural models are trained; may be empty if there are none
   * @param watcher is told how far trainings have come, on any thread
   * @throws ScenarioException if a file that the scenario names is not what it should be
   */
  public RunLearners(
      Scenario scenario,
      Seed seed,
      Language language,
      Optional<DevicePool> devices,
      Consumer<TrainingProgress> watcher) {
    this(new LearnerFactory(scenario, seed, language, devices), watcher);
  }

  private RunLearners(LearnerFactory maker, Consumer<TrainingProgress> watcher) {
    this(maker.learners(), maker.tokenizers.remarks(), maker.outside, watcher);
  }

  private RunLearners(
      SortedMap<String, Learner> byModel,
      List<String> remarks,
      OutsideDesk outside,
      Consumer<TrainingProgress> watcher) {
    this.byModel = Collections.unmodifiableSortedMap(new TreeMap<>(byModel));
    this.remarks = remarks;
    this.outside = outside;
    this.watcher = watcher;
  }

  /** How many models of a scenario are trained on a device. */
  public static int onDevice(Scenario scenario) {
    return (int)
        scenario.models().values().stream().filter(model -> model.learner().isNeural()).count();
  }

  /** The learner of a model, the same one for all callers. */
  public Learner of(String model) {
    return byModel.get(model);
  }

  /** What is done otherwise than files of the scenario say, in sentences for who runs it. */
  public List<String> remarks() {
    return remarks;
  }

  /** Where programs outside take part, as models or as people. */
  public OutsideDesk outside() {
    return outside;
  }

  /** Who is told how far trainings have come. */
  public Consumer<TrainingProgress> watcher() {
    return watcher;
  }

  /** Makes the learners of a scenario. */
  private static final class LearnerFactory {
    private final Scenario scenario;
    private final Seed seed;
    private final Language language;
    private final Optional<DevicePool> devices;
    private final SharedTokenizers tokenizers;
    private final OutsideDesk outside;
    private final Map<Object, Object> shared = new HashMap<>();

    LearnerFactory(Scenario scenario, Seed seed, Language language, Optional<DevicePool> devices) {
      this.scenario = scenario;
      this.seed = seed;
      this.language = language;
      this.devices = devices;
      this.tokenizers = new SharedTokenizers(scenario, seed, language);
      this.outside = new OutsideDesk(scenario, language);
    }

    SortedMap<String, Learner> learners() {
      SortedMap<String, Learner> learners = new TreeMap<>();
      scenario.models().forEach((name, model) -> learners.put(name, learner(name, model)));
      return learners;
    }

    private Learner learner(String name, ModelSpec model) {
      try {
        return model.learner().learner(new Parts(name, model));
      } catch (UncheckedIOException | IllegalArgumentException e) {
        throw new ScenarioException(
            "the scenario '" + scenario.name() + "'", List.of(e.getMessage()));
      }
    }

    /** What the learner of one model is made of. */
    private final class Parts implements LearnerParts {
      private final String name;
      private final ModelSpec model;

      Parts(String name, ModelSpec model) {
        this.name = name;
        this.model = model;
      }

      @Override
      public Language language() {
        return language;
      }

      @Override
      public Seed seed() {
        return seed;
      }

      @Override
      public DevicePool devices() {
        return devices.orElseThrow();
      }

      @Override
      public ModelTokenizer tokenizer(TokenizerSpec spec) {
        return tokenizers.of(spec);
      }

      @Override
      public Learner outside() {
        return new OutsideLearner(outside, name, model.start() == ModelSpec.Start.WARM);
      }

      @Override
      @SuppressWarnings("unchecked") // a key stands for things of one type
      public <T> T shared(Object key, Supplier<T> make) {
        Object known = shared.get(key);
        if (known == null) {
          known = make.get();
          shared.put(key, known);
        }
        return (T) known;
      }

      @Override
      public Object group() {
        return new Group(model.learner(), model.cadence(), model.latency(), model.start());
      }

      @Override
      public int groupSize() {
        return scenario.learnerContext(name).companions();
      }
    }

    /** What models share that are trained in the same rounds. */
    private record Group(LearnerSpec learner, int cadence, int latency, ModelSpec.Start start) {}
  }
}
