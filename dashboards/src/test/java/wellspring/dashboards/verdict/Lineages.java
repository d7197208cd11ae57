package wellspring.dashboards.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;
import wellspring.agents.context.CheckpointStore;
import wellspring.agents.context.Corpus;
import wellspring.agents.context.RunContext;
import wellspring.agents.context.RunLearners;
import wellspring.agents.control.ControlLineage;
import wellspring.agents.event.ClaimedProvenance;
import wellspring.agents.event.DocumentOrigin;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.EventIds;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.event.TrueProvenance;
import wellspring.agents.model.ModelLifecycle;
import wellspring.agents.model.Trainer;
import wellspring.agents.model.TrainingDocument;
import wellspring.agents.scenario.CohortSpec;
import wellspring.agents.scenario.EvaluationSpec;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.model.language.Language;
import wellspring.model.learner.LanguageModel;
import wellspring.model.measure.Measure;
import wellspring.model.measure.ModelBenchmark;
import wellspring.model.random.Seed;

/**
 * The generations of the one model of a scenario, called {@code m}, without actors and log: reading
 * people alone, or itself alone.
 */
final class Lineages {
  private static final String MODEL = "m";

  private final Scenario scenario;
  private final Language language;
  private final ModelBenchmark yardstick;

  private Lineages(Scenario scenario) {
    this.scenario = scenario;
    this.language = scenario.language().language();
    this.yardstick = yardstick(new Seed(1));
  }

  /** Those of a scenario whose model is called m. */
  static Lineages of(String yaml) {
    try {
      Path file = Files.createTempFile("scenario", ".yaml");
      try {
        Files.writeString(file, yaml);
        return new Lineages(
            new ScenarioLoader(Path.of("")).load(file.toString(), List.of("++name=lineages")));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Scenario scenario() {
    return scenario;
  }

  /** A model that reads people alone, beside a control with a chance of its own. */
  MeasureHistory human(Seed seed) {
    return history(humanFigures(seed.replica(1)), humanFigures(seed.replica(2)));
  }

  /** A model that reads itself alone, beside a control with the same people. */
  MeasureHistory closed(Seed seed) {
    return history(closedFigures(seed), humanFigures(seed));
  }

  private MeasureHistory history(
      List<SortedMap<Measure, Double>> model, List<SortedMap<Measure, Double>> control) {
    MeasureHistory history = new MeasureHistory();
    for (int round = 0; round < scenario.rounds(); round++) {
      List<ModelMeasured> measured = new ArrayList<>();
      measured.add(measured(round, Measure.HUMAN_FRACTION, round == 0 ? 1 : 0, null));
      for (var figure : model.get(round).entrySet()) {
        measured.add(
            measured(
                round,
                figure.getKey(),
                figure.getValue(),
                control.get(round).get(figure.getKey())));
      }
      history.add(measured);
    }
    return history;
  }

  private static ModelMeasured measured(int round, Measure measure, double value, Double control) {
    return new ModelMeasured("", MODEL, round, measure.id(), value, null, control);
  }

  private List<SortedMap<Measure, Double>> humanFigures(Seed seed) {
    List<SortedMap<Measure, Double>> figures = new ArrayList<>();
    ControlLineage lineage = ControlLineage.begin(context(seed), MODEL);
    for (int round = 0; round < scenario.rounds(); round++) {
      lineage = lineage.after(round, written(seed, round)).toCompletableFuture().join();
      figures.add(figures(lineage.current(), seed, round));
    }
    return figures;
  }

  private List<SortedMap<Measure, Double>> closedFigures(Seed seed) {
    RunContext context = context(seed);
    Trainer trainer = new Trainer(context, MODEL, CheckpointStore.NOWHERE, training -> {});
    List<SortedMap<Measure, Double>> figures = new ArrayList<>();
    ModelLifecycle life = ModelLifecycle.untrained();
    for (int round = 0; round < scenario.rounds(); round++) {
      List<DocumentWritten> own = trainer.write(life, round);
      Corpus corpus = new Corpus(own.isEmpty() ? written(seed, round) : own, List.of());
      life =
          trainer
              .learn(life, round, TrainingDocument.all(corpus, language))
              .toCompletableFuture()
              .join()
              .life();
      figures.add(figures(life.current().map(generation -> generation.model().get()), seed, round));
    }
    return figures;
  }

  private RunContext context(Seed seed) {
    return new RunContext(
        scenario,
        seed,
        language,
        null,
        CheckpointStore.NOWHERE,
        new RunLearners(scenario, seed, language, Optional.empty(), training -> {}),
        Runnable::run,
        false);
  }

  private List<DocumentWritten> written(Seed seed, int round) {
    CohortSpec people = scenario.humans().get("people");
    int documents = people.writers() * people.documents();
    Language.CohortWriting writing = language.writing(seed, "people", round, documents);
    return IntStream.range(0, documents)
        .mapToObj(
            i ->
                new DocumentWritten(
                    EventIds.document(round, "people", i),
                    "people",
                    round,
                    writing.document(i),
                    ClaimedProvenance.of(DocumentOrigin.HUMAN),
                    new TrueProvenance(DocumentOrigin.HUMAN, "", 1, 0)))
        .toList();
  }

  private SortedMap<Measure, Double> figures(Optional<LanguageModel> model, Seed seed, int round) {
    assertThat(model).isPresent();
    int probe = scenario.evaluation().probeDocuments();
    return yardstick.measure(
        model.get(), model.get().write(probe, seed.stream("probe", MODEL, round)));
  }

  /** All are held against the same held-out text. */
  private ModelBenchmark yardstick(Seed seed) {
    EvaluationSpec spec = scenario.evaluation();
    return ModelBenchmark.of(
        language, seed, spec.heldOutDocuments(), spec.probeDocuments(), spec.measures());
  }
}
