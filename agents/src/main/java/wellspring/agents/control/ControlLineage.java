package wellspring.agents.control;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import wellspring.agents.context.CheckpointStore;
import wellspring.agents.context.RunContext;
import wellspring.agents.curator.CurationPipeline;
import wellspring.agents.event.DocumentOrigin;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.model.ModelLifecycle;
import wellspring.agents.model.ModelLifecycle.Generation;
import wellspring.agents.model.TrainedModel;
import wellspring.agents.model.Trainer;
import wellspring.agents.model.TrainingDocument;
import wellspring.agents.scenario.ModelSpec;
import wellspring.model.learner.LanguageModel;

/**
 * The generations of a model that reads what people write and nothing else. It has the chance of
 * the model that it stands for: the same documents are drawn for both wherever both read people.
 * Immutable: each round makes the next one. Of its checkpoints the first is kept, and those that a
 * run needs to go on after its last closed round.
 */
public final class ControlLineage {
  private final ControlDesign design;
  private final ModelLifecycle life;
  private final Optional<TrainedModel> first;

  /** The generation before the one in force. */
  private final Optional<TrainedModel> retired;

  private ControlLineage(
      ControlDesign design,
      ModelLifecycle life,
      Optional<TrainedModel> first,
      Optional<TrainedModel> retired) {
    this.design = design;
    this.life = life;
    this.first = first;
    this.retired = retired;
  }

  /** What stays the same in all rounds. */
  private record ControlDesign(
      RunContext context,
      String model,
      Trainer trainer,
      CheckpointStore store,
      CurationPipeline composer) {

    List<TrainingDocument> corpus(int round, List<DocumentWritten> documents) {
      List<DocumentWritten> human =
          documents.stream()
              .filter(document -> document.truth().origin() == DocumentOrigin.HUMAN)
              .toList();
      return TrainingDocument.all(composer.compose(round, human, model), context.language());
    }
  }

  /**
   * A lineage before its first round.
   *
   * @param model the model of the scenario whose design it has
   */
  public static ControlLineage begin(RunContext context, String model) {
    return new ControlLineage(
        design(context, model), ModelLifecycle.untrained(), Optional.empty(), Optional.empty());
  }

  /** The same lineage, going on by the rules of another scenario. */
  public ControlLineage in(RunContext context) {
    return new ControlLineage(design(context, design.model()), life, first, retired);
  }

  private static ControlDesign design(RunContext context, String model) {
    ModelSpec spec = context.scenario().models().get(model);
    CheckpointStore store = context.checkpoints().ofControl(model);
    CurationPipeline composer =
        new CurationPipeline(
            context.scenario().curators().get(spec.curator()),
            spec.curator(),
            context.language(),
            context.seed());
    return new ControlDesign(
        context, model, new Trainer(context, model, store, training -> {}), store, composer);
  }

  /**
   * Reads a round's human documents, and trains if it is due.
   *
   * @param documents what people wrote in the round, sorted by id; others may be among it
   * @return completes when it has trained
   */
  public CompletionStage<ControlLineage> after(int round, List<DocumentWritten> documents) {
    return design
        .trainer()
        .learn(life, round, design.corpus(round, documents))
        .thenApply(learned -> with(learned.life()));
  }

  /**
   * Reads a round as it did before the run was stopped; what it trained then is trained again only
   * if it is not kept any more, and if it is asked for.
   *
   * @param documents all that was written in the round, sorted by id
   * @param checkpoint where the model is kept that it trained in the round; empty if it did not, or
   *     was not there yet
   */
  public ControlLineage recall(int round, List<DocumentWritten> documents, String checkpoint) {
    return with(
        design
            .trainer()
            .recallOrTrain(life, round, design.corpus(round, documents), number -> checkpoint)
            .life());
  }

  private ControlLineage with(ModelLifecycle after) {
    Optional<TrainedModel> before = life.current().map(Generation::model);
    Optional<TrainedModel> now = after.current().map(Generation::model);
    if (now.equals(before)) {
      return new ControlLineage(design, after, first, retired);
    }
    retired
        .filter(old -> !Optional.of(old).equals(first) && !Optional.of(old).equals(before))
        .filter(old -> !Optional.of(old).equals(now))
        .ifPresent(old -> design.store().forget(old.checkpoint()));
    return new ControlLineage(design, after, first.or(() -> now), before);
  }

  /** The generation in force; empty before the first release. */
  public Optional<LanguageModel> current() {
    return life.current().map(generation -> generation.model().get());
  }

  /** The first generation; empty before its release. */
  public Optional<LanguageModel> first() {
    return first.map(TrainedModel::get);
  }

  /** What it trained in a round, if that is kept for a run that goes on; empty if it did not. */
  public Optional<Generation> trainedIn(int round) {
    return life.trainedIn(round).filter(trained -> !trained.model().checkpoint().isEmpty());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ControlLineage that
        && design.model().equals(that.design.model())
        && life.equals(that.life)
        && first.equals(that.first)
        && retired.equals(that.retired);
  }

  @Override
  public int hashCode() {
    return Objects.hash(design.model(), life, first, retired);
  }
}
