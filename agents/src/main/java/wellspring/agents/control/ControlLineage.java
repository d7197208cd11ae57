package wellspring.agents.control;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import wellspring.agents.context.RunContext;
import wellspring.agents.curator.CurationPipeline;
import wellspring.agents.event.DocumentOrigin;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.model.ModelLifecycle;
import wellspring.agents.model.Trainer;
import wellspring.agents.model.TrainingDocument;
import wellspring.agents.scenario.ModelSpec;
import wellspring.model.learner.LanguageModel;

/**
 * The generations of a model that reads what people write and nothing else. It has the chance of
 * the model that it stands for: the same documents are drawn for both wherever both read people.
 * Immutable: each round makes the next one.
 */
public final class ControlLineage {
  private final RunContext context;
  private final String model;
  private final Trainer trainer;
  private final CurationPipeline composer;
  private final ModelLifecycle life;
  private final Optional<LanguageModel> first;

  private ControlLineage(
      RunContext context,
      String model,
      Trainer trainer,
      CurationPipeline composer,
      ModelLifecycle life,
      Optional<LanguageModel> first) {
    this.context = context;
    this.model = model;
    this.trainer = trainer;
    this.composer = composer;
    this.life = life;
    this.first = first;
  }

  /**
   * A lineage before its first round.
   *
   * @param model the model of the scenario whose design it has
   */
  public static ControlLineage begin(RunContext context, String model) {
    ModelSpec spec = context.scenario().models().get(model);
    return new ControlLineage(
        context,
        model,
        new Trainer(context.seed(), model, spec, context.learners().of(model), training -> {}),
        new CurationPipeline(
            context.scenario().curators().get(spec.curator()),
            spec.curator(),
            context.language(),
            context.seed()),
        ModelLifecycle.untrained(),
        Optional.empty());
  }

  /**
   * Reads a round's human documents, and trains if it is due.
   *
   * @param documents all that was written in the round, sorted by id
   * @return completes on the thread that trained it
   */
  public CompletionStage<ControlLineage> after(int round, List<DocumentWritten> documents) {
    List<DocumentWritten> human =
        documents.stream()
            .filter(document -> document.claim().origin() == DocumentOrigin.HUMAN)
            .toList();
    List<TrainingDocument> corpus =
        TrainingDocument.all(composer.compose(round, human, model), context.language());
    return trainer.learn(life, round, corpus).thenApply(learned -> with(learned.life()));
  }

  private ControlLineage with(ModelLifecycle newLife) {
    Optional<LanguageModel> earliest =
        first.or(() -> newLife.current().map(ModelLifecycle.Generation::model));
    return new ControlLineage(context, model, trainer, composer, newLife, earliest);
  }

  /** The generation in force; empty before the first release. */
  public Optional<LanguageModel> current() {
    return life.current().map(ModelLifecycle.Generation::model);
  }

  /** The first generation; empty before its release. */
  public Optional<LanguageModel> first() {
    return first;
  }
}
