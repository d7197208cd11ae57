package wellspring.agents.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Stream;
import wellspring.agents.context.TrainingProgress;
import wellspring.agents.event.ClaimedProvenance;
import wellspring.agents.event.DocumentOrigin;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.EventIds;
import wellspring.agents.event.ModelReleased;
import wellspring.agents.event.TrueProvenance;
import wellspring.agents.model.ModelLifecycle.Generation;
import wellspring.agents.scenario.ModelSpec;
import wellspring.model.learner.FitRequest;
import wellspring.model.learner.LanguageModel;
import wellspring.model.learner.Learner;
import wellspring.model.mix.ReplayBuffer;
import wellspring.model.random.Seed;

/** What a model does, without the actor: it takes corpora in, trains and writes. */
public final class Trainer {
  private static final ClaimedProvenance SYNTHETIC =
      new ClaimedProvenance(DocumentOrigin.SYNTHETIC);

  private final Seed seed;
  private final String name;
  private final ModelSpec spec;
  private final Learner learner;
  private final Consumer<TrainingProgress> watcher;

  /**
   * @param name the model's; its chance is named after it
   * @param watcher is told how far trainings have come, on any thread
   */
  public Trainer(
      Seed seed, String name, ModelSpec spec, Learner learner, Consumer<TrainingProgress> watcher) {
    this.seed = seed;
    this.name = name;
    this.spec = spec;
    this.learner = learner;
    this.watcher = watcher;
  }

  /**
   * What a round of learning came to.
   *
   * @param life where the model stands after it
   * @param released the generations that were released in it, in order: a slow one, and the next
   *     one if that is quick
   */
  public record LearningResult(ModelLifecycle life, List<Generation> released) {

    /** After the release of what is ready, if anything is. */
    LearningResult releaseIfReady(int round) {
      if (!life.isReady(round)) {
        return this;
      }
      ModelLifecycle after = life.releases();
      List<Generation> all = new ArrayList<>(released);
      after.current().ifPresent(all::add);
      return new LearningResult(after, List.copyOf(all));
    }
  }

  /**
   * Takes a corpus in: the model may begin to train, and may have something to release.
   *
   * @return completes when it has trained, on the thread that trained it
   */
  public CompletionStage<LearningResult> learn(
      ModelLifecycle before, int round, List<TrainingDocument> corpus) {
    LearningResult idle = new LearningResult(before.reads(corpus), List.of()).releaseIfReady(round);
    return idle.life().isDue(round, spec.cadence())
        ? train(idle.life(), round)
            .thenApply(life -> new LearningResult(life, idle.released()).releaseIfReady(round))
        : CompletableFuture.completedStage(idle);
  }

  /** The announcement of a generation. */
  ModelReleased release(Generation generation, int round, String checkpoint) {
    return new ModelReleased(
        releaseId(generation),
        name,
        round,
        generation.number(),
        checkpoint,
        generation.documents(),
        generation.humanShare(),
        generation.depth());
  }

  /** The documents of a round: none while the model has learned nothing. */
  public List<DocumentWritten> write(ModelLifecycle life, int round) {
    return life.current().map(generation -> write(generation, round)).orElse(List.of());
  }

  private CompletionStage<ModelLifecycle> train(ModelLifecycle life, int round) {
    ReplayBuffer<TrainingDocument> shelf = spec.memory().rule().keep(life.shelf(), life.unread());
    List<TrainingDocument> readings =
        spec.memory().rule().training(shelf, seed.stream("memory", name, round));
    return learner
        .fit(fit(life, round, readings))
        .thenApply(model -> life.trains(round, shelf, generation(life, round, readings, model)));
  }

  private FitRequest fit(ModelLifecycle life, int round, List<TrainingDocument> readings) {
    Optional<LanguageModel> previous =
        spec.start() == ModelSpec.Start.WARM
            ? life.current().map(Generation::model)
            : Optional.empty();
    int number = life.nextNumber();
    return new FitRequest(
        name,
        readings.stream().map(TrainingDocument::text).toList(),
        readings.stream().flatMapToDouble(reading -> reading.label().stream()).boxed().toList(),
        previous,
        seed.stream("fit", spec.learner().randomnessOf(name), round),
        progress -> watcher.accept(new TrainingProgress(round, number, progress)));
  }

  private Generation generation(
      ModelLifecycle life, int round, List<TrainingDocument> readings, LanguageModel model) {
    return new Generation(
        life.nextNumber(),
        round + spec.latency(),
        model,
        readings.size(),
        TrainingDocument.mean(readings, TrainingDocument::human),
        1 + TrainingDocument.mean(readings, TrainingDocument::depth));
  }

  private List<DocumentWritten> write(Generation generation, int round) {
    List<String> texts =
        generation.model().write(spec.documents(), seed.stream("write", name, round));
    TrueProvenance truth =
        new TrueProvenance(
            DocumentOrigin.SYNTHETIC,
            releaseId(generation),
            generation.humanShare(),
            generation.depth());
    return Stream.iterate(0, i -> i < texts.size(), i -> i + 1)
        .map(
            i ->
                new DocumentWritten(
                    EventIds.document(round, name, i), name, round, texts.get(i), SYNTHETIC, truth))
        .toList();
  }

  private String releaseId(Generation generation) {
    return EventIds.release(generation.number(), name);
  }
}
