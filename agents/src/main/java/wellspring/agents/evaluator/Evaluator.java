package wellspring.agents.evaluator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.Measured;
import wellspring.agents.event.ModelReleased;
import wellspring.agents.event.Slice;
import wellspring.agents.event.Topic;
import wellspring.agents.world.CorpusReader;
import wellspring.agents.world.Errand;
import wellspring.agents.world.Report;
import wellspring.agents.world.World;
import wellspring.model.measure.Measure;

/**
 * Probes what was released and publishes what it finds. It judges by the truth of documents, which
 * curators do not see.
 */
public final class Evaluator extends AbstractBehavior<Evaluator.Command> {
  public static final String NAME = "evaluator";

  /** What an evaluator understands. */
  public sealed interface Command {}

  /**
   * Order to measure a model and its corpus; answered by {@link Report.Evaluated}.
   *
   * @param documents the round's documents
   * @param corpora a slice that holds the model's corpus
   * @param releases a slice that holds what the model released in this round, if it did
   */
  public record Evaluate(
      int round,
      String model,
      Slice documents,
      Slice corpora,
      Slice releases,
      ActorRef<Report> replyTo)
      implements Command {}

  private record EvaluationEnded(
      Optional<ModelReleased> release, Report report, ActorRef<Report> replyTo)
      implements Command {}

  private final World world;
  private final Examiner examiner;
  private final Map<String, ModelReleased> inForce = new HashMap<>();

  private Evaluator(ActorContext<Command> context, World world) {
    super(context);
    this.world = world;
    this.examiner = new Examiner(world);
  }

  public static Behavior<Command> create(World world) {
    return Behaviors.setup(context -> new Evaluator(context, world));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Evaluate.class, this::onEvaluate)
        .onMessage(EvaluationEnded.class, this::onEvaluationEnded)
        .build();
  }

  private Behavior<Command> onEvaluate(Evaluate order) {
    Optional<ModelReleased> old = Optional.ofNullable(inForce.get(order.model()));
    CompletionStage<Optional<ModelReleased>> evaluated =
        Errand.run(
            world.work(),
            () -> {
              Optional<ModelReleased> release = release(order).or(() -> old);
              return world
                  .log()
                  .publishAll(Topic.MEASUREMENTS, examine(order, release).stream())
                  .thenApply(done -> release);
            });
    getContext()
        .pipeToSelf(
            evaluated,
            (release, error) ->
                error == null
                    ? new EvaluationEnded(
                        release,
                        new Report.Evaluated(NAME, order.round(), order.model()),
                        order.replyTo())
                    : new EvaluationEnded(
                        old,
                        new Report.Failed(NAME, order.round(), Errand.cause(error)),
                        order.replyTo()));
    return this;
  }

  private Behavior<Command> onEvaluationEnded(EvaluationEnded message) {
    message.release().ifPresent(release -> inForce.put(release.agent(), release));
    message.replyTo().tell(message.report());
    return this;
  }

  private Optional<ModelReleased> release(Evaluate order) {
    return world.log().read(order.releases(), ModelReleased.class).stream()
        .filter(release -> release.agent().equals(order.model()))
        .reduce((earlier, later) -> later);
  }

  private List<Measured> examine(Evaluate order, Optional<ModelReleased> release) {
    List<DocumentWritten> corpus =
        CorpusReader.read(world.log(), order.documents(), order.corpora(), order.model());
    SortedMap<Measure, Double> figures = new TreeMap<>();
    release.ifPresent(found -> figures.putAll(examiner.measure(found, order.round())));
    figures.put(Measure.HUMAN_FRACTION, examiner.humanFraction(corpus));
    int generation = release.map(ModelReleased::generation).orElse(0);
    return examiner.events(order.model(), order.round(), generation, figures);
  }
}
