package wellspring.agents.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import wellspring.agents.event.Claim;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.Ids;
import wellspring.agents.event.ModelReleased;
import wellspring.agents.event.Origin;
import wellspring.agents.event.Truth;
import wellspring.agents.model.Lifecycle.Generation;
import wellspring.agents.scenario.ModelSpec;
import wellspring.model.learner.Fit;
import wellspring.model.learner.LanguageModel;
import wellspring.model.learner.Learner;
import wellspring.model.mix.Shelf;
import wellspring.model.random.Seed;

/** What a model does, without the actor: it takes corpora in, trains and writes. */
final class Trainer {
  private final Seed seed;
  private final String name;
  private final ModelSpec spec;
  private final Learner learner;

  Trainer(Seed seed, String name, ModelSpec spec, Learner learner) {
    this.seed = seed;
    this.name = name;
    this.spec = spec;
    this.learner = learner;
  }

  /**
   * What a round of learning came to.
   *
   * @param life where the model stands after it
   * @param released the generations that were released in it, in order: a slow one, and the next
   *     one if that is quick
   */
  record Learned(Lifecycle life, List<Generation> released) {}

  /** Takes a corpus in: the model may begin to train, and may have something to release. */
  Learned learn(Lifecycle before, int round, List<Reading> corpus) {
    List<Generation> released = new ArrayList<>();
    Lifecycle life = releaseIfReady(before.reads(corpus), round, released);
    if (life.isDue(round, spec.cadence())) {
      life = releaseIfReady(train(life, round), round, released);
    }
    return new Learned(life, released);
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
  List<DocumentWritten> write(Lifecycle life, int round) {
    return life.current().map(generation -> write(generation, round)).orElse(List.of());
  }

  private static Lifecycle releaseIfReady(Lifecycle life, int round, List<Generation> released) {
    if (!life.isReady(round)) {
      return life;
    }
    Lifecycle after = life.releases();
    after.current().ifPresent(released::add);
    return after;
  }

  private Lifecycle train(Lifecycle life, int round) {
    Shelf<Reading> shelf = spec.memory().keep(life.shelf(), life.unread());
    List<Reading> readings = spec.memory().training(shelf, seed.stream("memory", name, round));
    Optional<LanguageModel> previous =
        spec.start() == ModelSpec.Start.WARM
            ? life.current().map(Generation::model)
            : Optional.empty();
    LanguageModel model =
        learner
            .fit(
                new Fit(
                    name,
                    readings.stream().map(Reading::text).toList(),
                    previous,
                    seed.stream("fit", name, round),
                    progress -> {}))
            .toCompletableFuture()
            .join();
    Generation next =
        new Generation(
            life.nextNumber(),
            round + spec.latency(),
            model,
            readings.size(),
            Reading.mean(readings, Reading::human),
            1 + Reading.mean(readings, Reading::depth));
    return life.trains(round, shelf, next);
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
                    Ids.document(round, name, i),
                    name,
                    round,
                    texts.get(i),
                    new Claim(Origin.SYNTHETIC),
                    truth))
        .toList();
  }

  private String releaseId(Generation generation) {
    return Ids.release(generation.number(), name);
  }
}
