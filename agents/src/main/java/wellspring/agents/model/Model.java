package wellspring.agents.model;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import wellspring.agents.event.Slice;
import wellspring.agents.event.Topic;
import wellspring.agents.world.Corpus;
import wellspring.agents.world.CorpusReader;
import wellspring.agents.world.Errand;
import wellspring.agents.world.Report;
import wellspring.agents.world.World;

/** A language model among the agents: it writes, and it retrains on what its curator gives it. */
public final class Model extends AbstractBehavior<Model.Command> {

  /** What a model understands. */
  public sealed interface Command {}

  /** Order to write this round's documents; answered by {@link Report.Wrote}. */
  public record Write(int round, ActorRef<Report> replyTo) implements Command {}

  /**
   * Order to take this round's corpus in, and to retrain if it is due; answered by {@link
   * Report.Learned}.
   *
   * @param documents the round's documents
   * @param corpora a slice that holds the corpus
   */
  public record Learn(int round, Slice documents, Slice corpora, ActorRef<Report> replyTo)
      implements Command {}

  private record LearningEnded(Lifecycle life, Report report, ActorRef<Report> replyTo)
      implements Command {}

  private final World world;
  private final String name;
  private final Trainer trainer;
  private Lifecycle life = Lifecycle.untrained();

  private Model(ActorContext<Command> context, World world, String name) {
    super(context);
    this.world = world;
    this.name = name;
    this.trainer =
        new Trainer(
            world.seed(),
            name,
            world.scenario().models().get(name),
            world.learners().of(name),
            world.learners().watcher());
  }

  /** The model that the scenario has under this name. */
  public static Behavior<Command> create(World world, String name) {
    return Behaviors.setup(context -> new Model(context, world, name));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Write.class, this::onWrite)
        .onMessage(Learn.class, this::onLearn)
        .onMessage(LearningEnded.class, this::onLearningEnded)
        .build();
  }

  private Behavior<Command> onWrite(Write order) {
    Lifecycle now = life;
    Errand.run(
            world.work(),
            new Report.Wrote(name, order.round()),
            () ->
                world.log().publishAll(Topic.DOCUMENTS, trainer.write(now, order.round()).stream()))
        .thenAccept(order.replyTo()::tell);
    return this;
  }

  private Behavior<Command> onLearn(Learn order) {
    Lifecycle before = life;
    CompletionStage<Lifecycle> learned = Errand.run(world.work(), () -> learn(before, order));
    getContext()
        .pipeToSelf(
            learned,
            (after, error) ->
                error == null
                    ? new LearningEnded(
                        after, new Report.Learned(name, order.round()), order.replyTo())
                    : new LearningEnded(
                        before,
                        new Report.Failed(name, order.round(), Errand.cause(error)),
                        order.replyTo()));
    return this;
  }

  private Behavior<Command> onLearningEnded(LearningEnded message) {
    life = message.life();
    message.replyTo().tell(message.report());
    return this;
  }

  private CompletionStage<Lifecycle> learn(Lifecycle before, Learn order) {
    Corpus corpus = CorpusReader.read(world.log(), order.documents(), order.corpora(), name);
    List<Reading> readings = Reading.all(corpus, world.language());
    return trainer
        .learn(before, order.round(), readings)
        .thenComposeAsync(learned -> release(learned, order.round()), world.work());
  }

  private CompletionStage<Lifecycle> release(Trainer.Learned learned, int round) {
    return world
        .log()
        .publishAll(
            Topic.RELEASES,
            learned.released().stream()
                .map(
                    generation ->
                        trainer.release(
                            generation, round, world.checkpoints().save(generation.model()))))
        .thenApply(done -> learned.life());
  }
}
