package wellspring.agents.scenario.idle;

import java.util.Optional;
import java.util.stream.Stream;
import wellspring.agents.scenario.CuratorSpec;
import wellspring.agents.scenario.ModelSpec;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.tree.IdleKey;
import wellspring.model.mix.MemoryRegime;
import wellspring.model.text.CountPhrase;

/** What nobody reads of a model. */
final class ModelKeys {
  private static final String MODELS = "models";
  private static final String LEARNER = "learner";
  private static final String MEMORY = "memory";

  private final Scenario scenario;
  private final String name;
  private final ModelSpec model;
  private final IdleFindings finds;

  /** How often it is trained. */
  private final int trainings;

  ModelKeys(Scenario scenario, String name, ModelSpec model, IdleFindings finds) {
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
    for (IdleKey idle : model.learner().idle(scenario.learnerContext(name))) {
      finds.idle(idle.reason(), path(idle.key()));
    }
  }

  private String[] path(String key) {
    return Stream.concat(Stream.of(MODELS, name, LEARNER), Stream.of(key.split("\\.")))
        .toArray(String[]::new);
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
    int corpus = scenario.curators().get(model.curator()).documents();
    Optional<MemoryRegime.Size> size = model.memory().kind().size();
    if (size.isPresent() && model.memory().rule().keepsEverything(trainings, corpus)) {
      String all =
          switch (size.get().unit()) {
            case CORPORA -> "the model is trained on %d corpora in all".formatted(trainings);
            case DOCUMENTS ->
                "the model is given %s in all"
                    .formatted(CountPhrase.of((long) corpus * trainings, "document"));
          };
      finds.add(
          "leaves nothing out: %s, as with memory=accumulate".formatted(all),
          MODELS,
          name,
          MEMORY,
          model.memory().kind().name());
    }
  }
}
