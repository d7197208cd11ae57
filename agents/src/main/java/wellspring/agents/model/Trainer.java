package wellspring.agents.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import wellspring.agents.context.AsyncWork;
import wellspring.agents.context.CheckpointStore;
import wellspring.agents.context.Disclosure;
import wellspring.agents.context.RunContext;
import wellspring.agents.context.TrainingProgress;
import wellspring.agents.event.ClaimedProvenance;
import wellspring.agents.event.DocumentOrigin;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.EventIds;
import wellspring.agents.event.ModelReleased;
import wellspring.agents.event.TrueProvenance;
import wellspring.agents.model.ModelLifecycle.Generation;
import wellspring.agents.outside.NoAnswerException;
import wellspring.agents.scenario.ModelSpec;
import wellspring.agents.scenario.learner.OutsideLearnerSpec;
import wellspring.model.learner.FitRequest;
import wellspring.model.learner.LanguageModel;
import wellspring.model.learner.Learner;
import wellspring.model.mix.ReplayBuffer;
import wellspring.model.random.Seed;

/** What a model does, without the actor: it takes corpora in, trains and writes. */
public final class Trainer {
  private static final ClaimedProvenance SYNTHETIC = ClaimedProvenance.of(DocumentOrigin.SYNTHETIC);

  private final Seed seed;
  private final String name;
  private final ModelSpec spec;
  private final Learner learner;
  private final CheckpointStore store;
  private final Executor work;
  private final Consumer<TrainingProgress> watcher;

  /**
   * @param name the model's; its chance is named after it
   * @param store where its generations are kept
   * @param watcher is told how far trainings have come, on any thread
   */
  public Trainer(
      RunContext context, String name, CheckpointStore store, Consumer<TrainingProgress> watcher) {
    this.seed = context.seed();
    this.name = name;
    this.spec = context.scenario().models().get(name);
    this.learner = context.learners().of(name);
    this.work = context.work();
    this.store = store;
    this.watcher = watcher;
  }

  /** How a model comes of what there is to learn, or has come of it: then nobody asks for that. */
  @FunctionalInterface
  private interface Training {
    CompletionStage<TrainedModel> of(Supplier<FitRequest> request, int number);
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
   * Takes a corpus in: the model may begin to train, and may have something to release. Who has
   * been given nothing since the last training does not train.
   *
   * @return completes when it has trained, or a program outside that learns has not answered
   */
  public CompletionStage<LearningResult> learn(
      ModelLifecycle before, int round, List<TrainingDocument> corpus) {
    return learn(
        before,
        round,
        corpus,
        (request, number) ->
            learner
                .fit(request.get())
                .thenApplyAsync(model -> TrainedModel.keep(store, learner, model), work));
  }

  /**
   * Takes a corpus in as it did before the run was stopped; what it trained then is not trained
   * again.
   *
   * @param checkpoints where its generations are kept that ended their training in this round, by
   *     number
   */
  public LearningResult recall(
      ModelLifecycle before,
      int round,
      List<TrainingDocument> corpus,
      IntFunction<String> checkpoints) {
    return learn(before, round, corpus, (request, number) -> kept(checkpoints.apply(number)))
        .toCompletableFuture()
        .join();
  }

  /** A program outside that has left nothing in a round has not answered in it. */
  private CompletionStage<TrainedModel> kept(String checkpoint) {
    return checkpoint.isEmpty() && spec.learner() instanceof OutsideLearnerSpec
        ? CompletableFuture.failedStage(new NoAnswerException("did not answer"))
        : CompletableFuture.completedStage(TrainedModel.kept(store, learner, checkpoint));
  }

  /**
   * As {@link #recall}; a generation that is not kept any more is trained again once somebody asks
   * for it.
   */
  public LearningResult recallOrTrain(
      ModelLifecycle before,
      int round,
      List<TrainingDocument> corpus,
      IntFunction<String> checkpoints) {
    return learn(
            before,
            round,
            corpus,
            (request, number) ->
                CompletableFuture.completedStage(
                    TrainedModel.keptOrTrained(
                        store,
                        learner,
                        checkpoints.apply(number),
                        () -> learner.fit(request.get()).toCompletableFuture().join())))
        .toCompletableFuture()
        .join();
  }

  private CompletionStage<LearningResult> learn(
      ModelLifecycle before, int round, List<TrainingDocument> corpus, Training training) {
    LearningResult idle = new LearningResult(before.reads(corpus), List.of()).releaseIfReady(round);
    return idle.life().isDue(round, spec.cadence()) && !idle.life().unread().isEmpty()
        ? train(idle.life(), round, training)
            .thenApply(life -> new LearningResult(life, idle.released()).releaseIfReady(round))
            .exceptionally(error -> untrained(idle, error))
        : CompletableFuture.completedStage(idle);
  }

  /** Who learns outside may be silent: the model goes on with what it has, and reads on. */
  private static LearningResult untrained(LearningResult idle, Throwable error) {
    if (AsyncWork.cause(error) instanceof NoAnswerException) {
      return idle;
    }
    throw new CompletionException(AsyncWork.cause(error));
  }

  /** The announcement of a generation. */
  ModelReleased release(Generation generation, int round) {
    return new ModelReleased(
        releaseId(generation),
        name,
        round,
        generation.number(),
        generation.model().checkpoint(),
        generation.documents(),
        generation.humanShare(),
        generation.depth());
  }

  /** The documents of a round: none while the model has learned nothing. */
  public List<DocumentWritten> write(ModelLifecycle life, int round) {
    return life.current().map(generation -> write(generation, round)).orElse(List.of());
  }

  private CompletionStage<ModelLifecycle> train(ModelLifecycle life, int round, Training training) {
    ReplayBuffer<TrainingDocument> shelf = spec.memory().rule().keep(life.shelf(), life.unread());
    List<TrainingDocument> readings =
        spec.memory().rule().training(shelf, seed.stream("memory", name, round));
    return training
        .of(fit(life, round, readings), life.nextNumber())
        .thenApply(model -> life.trains(round, shelf, generation(life, round, readings, model)));
  }

  /** What is to be learned; the model that it starts from is read only when it is asked for. */
  private Supplier<FitRequest> fit(
      ModelLifecycle life, int round, List<TrainingDocument> readings) {
    Optional<TrainedModel> previous =
        spec.start() == ModelSpec.Start.WARM
            ? life.current().map(Generation::model)
            : Optional.empty();
    int number = life.nextNumber();
    return () -> fit(previous.map(TrainedModel::get), number, round, readings);
  }

  private FitRequest fit(
      Optional<LanguageModel> previous, int number, int round, List<TrainingDocument> readings) {
    return new FitRequest(
        name,
        readings.stream().map(TrainingDocument::text).toList(),
        labels(readings),
        previous,
        seed.stream("fit", spec.learner().randomnessOf(name), round),
        progress -> watcher.accept(new TrainingProgress(round, number, progress)));
  }

  private static List<Double> labels(List<TrainingDocument> readings) {
    return readings.stream()
        .filter(reading -> reading.label().isPresent())
        .map(reading -> reading.label().getAsDouble())
        .toList();
  }

  private Generation generation(
      ModelLifecycle life, int round, List<TrainingDocument> readings, TrainedModel model) {
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
        generation.model().get().write(spec.documents(), seed.stream("write", name, round));
    TrueProvenance truth =
        new TrueProvenance(
            DocumentOrigin.SYNTHETIC,
            releaseId(generation),
            generation.humanShare(),
            generation.depth());
    List<DocumentWritten> documents =
        Stream.iterate(0, i -> i < texts.size(), i -> i + 1)
            .map(
                i ->
                    new DocumentWritten(
                        EventIds.document(round, name, i),
                        name,
                        round,
                        texts.get(i),
                        SYNTHETIC,
                        truth))
            .toList();
    return Disclosure.declare(documents, spec.disclosure(), seed.stream("disclosure", name, round));
  }

  private String releaseId(Generation generation) {
    return EventIds.release(generation.number(), name);
  }
}
