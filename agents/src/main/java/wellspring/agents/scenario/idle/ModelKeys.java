package wellspring.agents.scenario.idle;

import wellspring.agents.scenario.CuratorSpec;
import wellspring.agents.scenario.Labels;
import wellspring.agents.scenario.LanguageSpec;
import wellspring.agents.scenario.LearnerSpec;
import wellspring.agents.scenario.ModelSpec;
import wellspring.agents.scenario.Scenario;
import wellspring.model.learner.gpt.SamplingSettings;
import wellspring.model.mix.MemoryRegime;
import wellspring.model.text.Quantity;

/** What nobody reads of a model. */
final class ModelKeys {
  private static final String MODELS = "models";
  private static final String LEARNER = "learner";
  private static final String MEMORY = "memory";
  private static final String SAMPLING = "sampling";

  private final Scenario scenario;
  private final String name;
  private final ModelSpec model;
  private final Finds finds;

  /** How often it is trained. */
  private final int trainings;

  ModelKeys(Scenario scenario, String name, ModelSpec model, Finds finds) {
    this.scenario = scenario;
    this.name = name;
    this.model = model;
    this.finds = finds;
    this.trainings = (scenario.rounds() - 1) / model.cadence() + 1;
  }

  void find() {
    findDocuments();
    findTimes();
    if (trainings > 1) {
      findMemory();
    }
    if (model.learner() instanceof LearnerSpec.Matrix matrix) {
      findMatrix(matrix);
    } else if (model.learner() instanceof LearnerSpec.Gaussian gaussian) {
      findGaussian(gaussian);
    } else if (model.learner() instanceof LearnerSpec.Gpt gpt) {
      findGpt(gpt);
    }
  }

  /** By default it writes as many as its corpora have. */
  private void findDocuments() {
    if (model.documents() != scenario.curators().get(model.curator()).documents()
        && scenario.curators().keySet().stream().noneMatch(this::mayReadMe)) {
      finds.idle("no corpus takes any of them", MODELS, name, "documents");
    }
  }

  private boolean mayReadMe(String curator) {
    CuratorSpec spec = scenario.curators().get(curator);
    return (curator.equals(model.curator()) || spec.pool().value() > 0)
        && new CuratorKeys(scenario, curator, spec, finds).readsSynthetic();
  }

  private void findTimes() {
    if (model.cadence() > 1 && trainings == 1) {
      finds.add(
          "is as long as the run or longer (rounds=%d): the model is trained once, in round 0, and reads people alone"
              .formatted(scenario.rounds()),
          MODELS,
          name,
          "cadence");
    }
    if (model.latency() >= scenario.rounds()) {
      finds.add(
          "is as long as the run or longer (rounds=%d): the model is never released"
              .formatted(scenario.rounds()),
          MODELS,
          name,
          "latency");
    }
  }

  private void findMemory() {
    long documents = (long) scenario.curators().get(model.curator()).documents() * trainings;
    if (model.memory() instanceof MemoryRegime.Window window && window.corpora() >= trainings) {
      likeAccumulate("the model is trained on %d corpora in all".formatted(trainings), "window");
    } else if (model.memory() instanceof MemoryRegime.Subsample subsample
        && subsample.documents() >= documents) {
      likeAccumulate(
          "the model is given %s in all".formatted(Quantity.of(documents, "document")),
          "subsample");
    }
  }

  private void likeAccumulate(String reason, String key) {
    finds.add(
        "leaves nothing out: %s, as with memory=accumulate".formatted(reason),
        MODELS,
        name,
        MEMORY,
        key);
  }

  private void findMatrix(LearnerSpec.Matrix matrix) {
    if (scenario.language() instanceof LanguageSpec.Zipf zipf
        && matrix.topK() >= zipf.vocabulary()) {
      finds.idle(
          "language.vocabulary is %d".formatted(zipf.vocabulary()), MODELS, name, LEARNER, "topK");
    }
  }

  private void findGaussian(LearnerSpec.Gaussian gaussian) {
    CuratorSpec curator = scenario.curators().get(model.curator());
    if (gaussian.humanWeight().isPresent()
        && (curator.labels() instanceof Labels.None
            || !CuratorKeys.reads(curator.labels(), gaussian))) {
      finds.idle(
          "curators.%s.labels does not tell who wrote what; claims or a detector would"
              .formatted(model.curator()),
          MODELS,
          name,
          LEARNER,
          "humanWeight");
    }
  }

  private void findGpt(LearnerSpec.Gpt gpt) {
    SamplingSettings sampling = gpt.sampling();
    if (sampling.beams() == 1) {
      finds.idle("beams is 1, so that all is drawn", MODELS, name, LEARNER, SAMPLING, "lead");
    } else if (sampling.lead() == 0) {
      for (String key : new String[] {"temperature", "topK", "topP"}) {
        finds.idle("lead is 0, so that nothing is drawn", MODELS, name, LEARNER, SAMPLING, key);
      }
    }
    if (gpt.stack() && scenario.models().values().stream().filter(this::stacksWith).count() == 1) {
      finds.idle(
          "no other model has the same learner, cadence, latency and start",
          MODELS,
          name,
          LEARNER,
          "stack");
    }
  }

  private boolean stacksWith(ModelSpec other) {
    return other.learner().equals(model.learner())
        && other.cadence() == model.cadence()
        && other.latency() == model.latency()
        && other.start() == model.start();
  }
}
