package wellspring.agents.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Stream;
import wellspring.agents.event.Claim;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.Ids;
import wellspring.agents.event.ModelReleased;
import wellspring.agents.event.Origin;
import wellspring.agents.event.Truth;
import wellspring.agents.model.Lifecycle.Generation;
import wellspring.agents.scenario.ModelSpec;
import wellspring.agents.world.Training;
import wellspring.model.learner.Fit;
import wellspring.model.learner.LanguageModel;
import wellspring.model.learner.Learner;
import wellspring.model.mix.Shelf;
import wellspring.model.random.Seed;

/** What a model does, without the actor: it takes corpora in, trains and writes. */
public final class Trainer {
  private static final Claim SYNTHETIC = new Claim(Origin.SYNTHETIC);

  private final Seed seed;
  private final String name;
  private final ModelSpec spec;
  private final Learner learner;
  private final Consumer<Training> watcher;

  /**
   * @param name the model's; its chance is named after it
   * @param watcher is told how far trainings have come, on any thread
   */
  public Trainer(
      Seed seed, String name, ModelSpec spec, Learner learner, Consumer<Training> watcher) {
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
  public record Learned(Lifecycle life, List<Generation> released) {

    /** After the release of what is ready, if anything is. */
    Learned releaseIfReady(int round) {
      if (!life.isReady(round)) {
        return this;
      }
      Lifecycle after = life.releases();
      List<Generation> all = new ArrayList<>(released);
      after.current().ifPresent(all::add);
      return new Learned(after, List.copyOf(all));
    }
  }

  /**
   * Takes a corpus in: the model may begin to train, and may have something to release.
   *
   * @return completes when it has trained, on the thread that trained it
   */
  public CompletionStage<Learned> learn(Lifecycle before, int round, List<Reading> corpus) {
    Learned idle = new Learned(before.reads(corpus), List.of()).releaseIfReady(round);
    return idle.life().isDue(round, spec.cadence())
        ? train(idle.life(), round)
            .thenApply(life -> new Learned(life, idle.released()).releaseIfReady(round))
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
  public List<DocumentWritten> write(Lifecycle life, int round) {
    return life.current().map(generation -> write(generation, round)).orElse(List.of());
  }

  private CompletionStage<Lifecycle> train(Lifecycle life, int round) {
    Shelf<Reading> shelf = spec.memory().rule().keep(life.shelf(), life.unread());
    List<Reading> readings =
        spec.memory().rule().training(shelf, seed.stream("memory", name, round));
    return learner
        .fit(fit(life, round, readings))
        .thenApply(model -> life.trains(round, shelf, generation(life, round, readings, model)));
  }

  private Fit fit(Lifecycle life, int round, List<Reading> readings) {
    Optional<LanguageModel> previous =
        spec.start() == ModelSpec.Start.WARM
            ? life.current().map(Generation::model)
            : Optional.empty();
    int number = life.nextNumber();
    return new Fit(
        name,
        readings.stream().map(Reading::text).toList(),
        readings.stream().flatMapToDouble(reading -> reading.label().stream()).boxed().toList(),
        previous,
        seed.stream("fit", spec.learner().randomnessOf(name), round),
        progress -> watcher.accept(new Training(round, number, progress)));
  }

  private Generation generation(
      Lifecycle life, int round, List<Reading> readings, LanguageModel model) {
    return new Generation(
        life.nextNumber(),
        round + spec.latency(),
        model,
        readings.size(),
        Reading.mean(readings, Reading::human),
        1 + Reading.mean(readings, Reading::depth));
  }

  private List<DocumentWritten> write(Generation generation, int round) {
    List<String> texts =
        generation.model().write(spec.documents(), seed.stream("write", name, round));
    Truth truth =
        new Truth(
            Origin.SYNTHETIC, releaseId(generation), generation.humanShare(), generation.depth());
    return Stream.iterate(0, i -> i < texts.size(), i -> i + 1)
        .map(
            i ->
                new DocumentWritten(
                    Ids.document(round, name, i), name, round, texts.get(i), SYNTHETIC, truth))
        .toList();
  }

  private String releaseId(Generation generation) {
    return Ids.release(generation.number(), name);
  }
}
