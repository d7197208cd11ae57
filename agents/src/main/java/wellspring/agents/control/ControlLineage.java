package wellspring.agents.control;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import wellspring.agents.curator.Composer;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.Origin;
import wellspring.agents.model.Lifecycle;
import wellspring.agents.model.Reading;
import wellspring.agents.model.Trainer;
import wellspring.agents.scenario.ModelSpec;
import wellspring.agents.world.World;
import wellspring.model.learner.LanguageModel;

/**
 * The generations of a model that reads what people write and nothing else. It has the chance of
 * the model that it stands for: the same documents are drawn for both wherever both read people.
 * Immutable: each round makes the next one.
 */
public final class ControlLineage {
  private final World world;
  private final String model;
  private final Trainer trainer;
  private final Composer composer;
  private final Lifecycle life;
  private final Optional<LanguageModel> first;

  private ControlLineage(
      World world,
      String model,
      Trainer trainer,
      Composer composer,
      Lifecycle life,
      Optional<LanguageModel> first) {
    this.world = world;
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
  public static ControlLineage begin(World world, String model) {
    ModelSpec spec = world.scenario().models().get(model);
    return new ControlLineage(
        world,
        model,
        new Trainer(world.seed(), model, spec, world.learners().of(model), training -> {}),
        new Composer(
            world.scenario().curators().get(spec.curator()),
            spec.curator(),
            world.language(),
            world.seed()),
        Lifecycle.untrained(),
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
        documents.stream().filter(document -> document.claim().origin() == Origin.HUMAN).toList();
    List<Reading> corpus = Reading.all(composer.compose(round, human, model), world.language());
    return trainer.learn(life, round, corpus).thenApply(learned -> with(learned.life()));
  }

  private ControlLineage with(Lifecycle newLife) {
    Optional<LanguageModel> earliest =
        first.or(() -> newLife.current().map(Lifecycle.Generation::model));
    return new ControlLineage(world, model, trainer, composer, newLife, earliest);
  }

  /** The generation in force; empty before the first release. */
  public Optional<LanguageModel> current() {
    return life.current().map(Lifecycle.Generation::model);
  }

  /** The first generation; empty before its release. */
  public Optional<LanguageModel> first() {
    return first;
  }
}
