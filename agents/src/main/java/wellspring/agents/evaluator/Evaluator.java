package wellspring.agents.evaluator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import wellspring.agents.scenario.Scenario;
import wellspring.agents.world.CorpusReader;
import wellspring.agents.world.Errand;
import wellspring.agents.world.Report;
import wellspring.agents.world.World;
import wellspring.model.measure.Measure;
import wellspring.model.measure.Portrait;

/**
 * Probes what was released and publishes what it finds. It judges by the truth of documents, which
 * curators do not see.
 */
public final class Evaluator extends AbstractBehavior<Evaluator.Command> {
  public static final String NAME = "evaluator";

  /** Models are compared with each other, not with their controls. */
  private static final SortedMap<Measure, Double> NOTHING_BESIDE = Collections.emptySortedMap();

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

  /**
   * Order to compare the models in force with each other, once all are evaluated; answered by
   * {@link Report.Compared}.
   */
  public record Compare(int round, ActorRef<Report> replyTo) implements Command {}

  /**
   * Order to predict by other rules from now on.
   *
   * @param scenario what is in force
   * @param unpredictable the models of which theory knows nothing any more
   */
  public record Adopt(Scenario scenario, Set<String> unpredictable) implements Command {
    public Adopt {
      unpredictable = Set.copyOf(unpredictable);
    }
  }

  private record EvaluationEnded(
      Optional<Examined> examined, Report report, ActorRef<Report> replyTo) implements Command {}

  /** A release, and how it looked when it was last evaluated. */
  private record Examined(ModelReleased release, Optional<Portrait> portrait) {}

  private final World world;
  private final Examiner examiner;
  private final ControlGroup controls;
  private final SortedMap<String, Examined> inForce = new TreeMap<>();

  private Evaluator(ActorContext<Command> context, World world) {
    super(context);
    this.world = world;
    this.examiner = new Examiner(world);
    this.controls = new ControlGroup(world, examiner::measure);
  }

  public static Behavior<Command> create(World world) {
    return Behaviors.setup(context -> new Evaluator(context, world));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Evaluate.class, this::onEvaluate)
        .onMessage(EvaluationEnded.class, this::onEvaluationEnded)
        .onMessage(Compare.class, this::onCompare)
        .onMessage(Adopt.class, this::onAdopt)
        .build();
  }

  private Behavior<Command> onEvaluate(Evaluate order) {
    Optional<ModelReleased> old =
        Optional.ofNullable(inForce.get(order.model())).map(Examined::release);
    CompletionStage<Optional<Examined>> evaluated =
        Errand.run(world.work(), () -> examine(order, release(order).or(() -> old)));
    getContext()
        .pipeToSelf(
            evaluated,
            (examined, error) ->
                error == null
                    ? new EvaluationEnded(
                        examined,
                        new Report.Evaluated(NAME, order.round(), order.model()),
                        order.replyTo())
                    : new EvaluationEnded(
                        Optional.empty(),
                        new Report.Failed(NAME, order.round(), Errand.cause(error)),
                        order.replyTo()));
    return this;
  }

  private Behavior<Command> onAdopt(Adopt order) {
    examiner.adopt(order.scenario(), order.unpredictable());
    return this;
  }

  private Behavior<Command> onEvaluationEnded(EvaluationEnded message) {
    message.examined().ifPresent(found -> inForce.put(found.release().agent(), found));
    message.replyTo().tell(message.report());
    return this;
  }

  private Behavior<Command> onCompare(Compare order) {
    SortedMap<String, Examined> models = new TreeMap<>(inForce);
    Errand.run(
            world.work(),
            new Report.Compared(NAME, order.round()),
            () ->
                world.log().publishAll(Topic.MEASUREMENTS, compare(order.round(), models).stream()))
        .thenAccept(order.replyTo()::tell);
    return this;
  }

  private Optional<ModelReleased> release(Evaluate order) {
    return world.log().read(order.releases(), ModelReleased.class).stream()
        .filter(release -> release.agent().equals(order.model()))
        .reduce((earlier, later) -> later);
  }

  private CompletionStage<Optional<Examined>> examine(
      Evaluate order, Optional<ModelReleased> release) {
    List<DocumentWritten> corpus =
        CorpusReader.read(world.log(), order.documents(), order.corpora(), order.model())
            .documents();
    SortedMap<Measure, Double> figures =
        new TreeMap<>(examiner.measure(order.model(), corpus, order.round()));
    Optional<Examiner.Findings> findings =
        release.map(found -> examiner.measure(found, order.round()));
    findings.ifPresent(found -> figures.putAll(found.figures()));
    int generation = release.map(ModelReleased::generation).orElse(0);
    return world
        .log()
        .publishAll(Topic.PROBES, findings.stream().flatMap(found -> found.texts().stream()))
        .thenCompose(published -> control(order))
        .thenCompose(
            control ->
                world
                    .log()
                    .publishAll(
                        Topic.MEASUREMENTS,
                        examiner
                            .events(order.model(), order.round(), generation, figures, control)
                            .stream()))
        .thenApply(
            done ->
                release.map(
                    found -> new Examined(found, findings.flatMap(Examiner.Findings::portrait))));
  }

  private CompletionStage<SortedMap<Measure, Double>> control(Evaluate order) {
    return controls.figures(
        order.model(),
        order.round(),
        () -> world.log().read(order.documents(), DocumentWritten.class));
  }

  private List<Measured> compare(int round, SortedMap<String, Examined> models) {
    SortedMap<String, Portrait> portraits = new TreeMap<>();
    models.forEach((name, model) -> model.portrait().ifPresent(p -> portraits.put(name, p)));
    List<Measured> events = new ArrayList<>();
    portraits
        .keySet()
        .forEach(
            name ->
                events.addAll(
                    examiner.events(
                        name,
                        round,
                        models.get(name).release().generation(),
                        Comparison.of(name, portraits),
                        NOTHING_BESIDE)));
    return events;
  }
}
