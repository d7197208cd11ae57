package wellspring.agents.conductor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.ChildFailed;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import wellspring.agents.curator.Curator;
import wellspring.agents.evaluator.Evaluator;
import wellspring.agents.event.ControlEvent;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.event.ControlEvent.RoundOpened;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.ControlEvent.RunStarted;
import wellspring.agents.event.ControlEvent.SliceClosed;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.event.Slice;
import wellspring.agents.event.Topic;
import wellspring.agents.human.Cohort;
import wellspring.agents.model.Model;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.world.Errand;
import wellspring.agents.world.Progress;
import wellspring.agents.world.Report;
import wellspring.agents.world.World;

/** Leads a run through its rounds; {@link RoundBoard} shows the stages of one. */
public final class Conductor extends AbstractBehavior<Conductor.Command> {

  /** What a conductor understands. */
  public sealed interface Command {}

  /** Order to end the run before its time. */
  public record Abort(String reason) implements Command {}

  /** News that the log is gone for good: the run ends at once, without a last event. */
  public record LogLost(String reason) implements Command {}

  private record Opened(int round) implements Command {}

  private record AgentReported(Report report) implements Command {}

  private record DocumentsClosed(Slice documents) implements Command {}

  private record CorpusFound(String model, Slice corpora) implements Command {}

  private record ReleaseFound(String model, Slice corpora, Slice releases) implements Command {}

  private record Closed(RoundClosed event) implements Command {}

  private record LogFailed(Throwable cause) implements Command {}

  private record Ended(RunEnded event) implements Command {}

  private final World world;
  private final Scenario scenario;
  private final Consumer<Progress> progress;
  private final CompletableFuture<RunEnded> ended;
  private final ActorRef<Report> reports;
  private final Map<String, ActorRef<Cohort.Command>> cohorts = new LinkedHashMap<>();
  private final Map<String, ActorRef<Model.Command>> models = new LinkedHashMap<>();
  private final Map<String, ActorRef<Curator.Curate>> curators = new LinkedHashMap<>();
  private final ActorRef<Evaluator.Command> evaluator;

  /** Where each model's corpus of this round can be found. */
  private final Map<String, Slice> corpora = new LinkedHashMap<>();

  private Ledger ledger;
  private RoundBoard board;
  private Slice documents;
  private boolean ending;

  private Conductor(
      ActorContext<Command> context,
      World world,
      Consumer<Progress> progress,
      CompletableFuture<RunEnded> ended) {
    super(context);
    this.world = world;
    this.scenario = world.scenario();
    this.progress = progress;
    this.ended = ended;
    this.reports = context.messageAdapter(Report.class, AgentReported::new);
    scenario.humans().keySet().forEach(n -> cohorts.put(n, spawn(Cohort.create(world, n), n)));
    scenario.curators().keySet().forEach(n -> curators.put(n, spawn(Curator.create(world, n), n)));
    scenario.models().keySet().forEach(n -> models.put(n, spawn(Model.create(world, n), n)));
    evaluator = spawn(Evaluator.create(world), Evaluator.NAME);
    ledger = Ledger.blank(world.log());
    publish(new RunStarted("started", 0, scenario.name(), world.seed().value(), scenario.rounds()));
    open(0);
  }

  /**
   * A conductor that begins at once.
   *
   * @param progress is told how far the work has come
   * @param ended is completed with how the run ended, whatever happens
   */
  public static Behavior<Command> create(
      World world, Consumer<Progress> progress, CompletableFuture<RunEnded> ended) {
    return Behaviors.setup(context -> new Conductor(context, world, progress, ended));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Opened.class, this::onOpened)
        .onMessage(AgentReported.class, this::onAgentReported)
        .onMessage(DocumentsClosed.class, this::onDocumentsClosed)
        .onMessage(CorpusFound.class, this::onCorpusFound)
        .onMessage(ReleaseFound.class, this::onReleaseFound)
        .onMessage(Closed.class, this::onClosed)
        .onMessage(Abort.class, message -> end(Status.ABORTED, message.reason()))
        .onMessage(LogFailed.class, message -> fail("the log", message.cause()))
        .onMessage(
            LogLost.class, message -> onEnded(new Ended(ended(Status.FAILED, message.reason()))))
        .onMessage(Ended.class, this::onEnded)
        .onSignal(ChildFailed.class, signal -> fail(signal.getRef().path().name(), signal.cause()))
        .build();
  }

  private void open(int round) {
    board = new RoundBoard(round, scenario.rounds(), cohorts.size(), models.size());
    Map<String, Double> fractions = new TreeMap<>();
    scenario.curators().forEach((n, spec) -> fractions.put(n, spec.human().at(round).value()));
    getContext()
        .pipeToSelf(
            world.log().publish(Topic.CONTROL, new RoundOpened(id("opened"), round, fractions)),
            (done, error) -> error == null ? new Opened(round) : new LogFailed(error));
  }

  private Behavior<Command> onOpened(Opened message) {
    cohorts.values().forEach(c -> c.tell(new Cohort.Write(message.round(), reports)));
    models.values().forEach(m -> m.tell(new Model.Write(message.round(), reports)));
    return this;
  }

  private Behavior<Command> onAgentReported(AgentReported message) {
    if (ending) {
      return this;
    }
    Report report = message.report();
    if (report instanceof Report.Wrote) {
      if (board.wrote()) {
        locate(Topic.DOCUMENTS, DocumentsClosed::new);
      }
      progress.accept(board.progress("writing"));
    } else if (report instanceof Report.Curated curated) {
      board.advanced();
      locate(Topic.CORPORA, slice -> new CorpusFound(curated.model(), slice));
      progress.accept(board.progress("training"));
    } else if (report instanceof Report.Learned learned) {
      board.advanced();
      Slice corpus = corpora.get(learned.agent());
      locate(Topic.RELEASES, slice -> new ReleaseFound(learned.agent(), corpus, slice));
      progress.accept(board.progress("evaluating"));
    } else if (report instanceof Report.Evaluated) {
      if (board.evaluated()) {
        close();
      }
      progress.accept(board.progress("evaluating"));
    } else if (report instanceof Report.Failed failed) {
      return fail(failed.agent(), failed.cause());
    }
    return this;
  }

  private Behavior<Command> onDocumentsClosed(DocumentsClosed message) {
    documents = message.documents();
    publish(new SliceClosed(id("sliced"), board.round(), documents));
    scenario
        .models()
        .forEach(
            (model, spec) ->
                curators
                    .get(spec.curator())
                    .tell(new Curator.Curate(board.round(), model, documents, reports)));
    return this;
  }

  private Behavior<Command> onCorpusFound(CorpusFound message) {
    corpora.put(message.model(), message.corpora());
    models
        .get(message.model())
        .tell(new Model.Learn(board.round(), documents, message.corpora(), reports));
    return this;
  }

  private Behavior<Command> onReleaseFound(ReleaseFound message) {
    evaluator.tell(
        new Evaluator.Evaluate(
            board.round(),
            message.model(),
            documents,
            message.corpora(),
            message.releases(),
            reports));
    return this;
  }

  private void close() {
    int round = board.round();
    Ledger settled = ledger;
    Slice texts = documents;
    getContext()
        .pipeToSelf(
            Errand.run(
                world.work(),
                () -> {
                  RoundClosed event = settled.close(world.log(), round, texts);
                  return world.log().publish(Topic.CONTROL, event).thenApply(done -> event);
                }),
            (event, error) -> error == null ? new Closed(event) : new LogFailed(error));
  }

  private Behavior<Command> onClosed(Closed message) {
    if (ending) {
      return this;
    }
    ledger = ledger.after(message.event());
    corpora.clear();
    if (ledger.rounds() == scenario.rounds()) {
      return end(Status.FINISHED, "");
    }
    open(ledger.rounds());
    return this;
  }

  private Behavior<Command> fail(String agent, Throwable cause) {
    String why = Errand.cause(cause).getMessage();
    getContext().getLog().info("{} failed in round {}", agent, board.round(), cause);
    return end(
        Status.FAILED,
        "%s failed in round %d: %s"
            .formatted(agent, board.round(), why == null ? cause.toString() : why));
  }

  private Behavior<Command> end(Status status, String reason) {
    if (ending) {
      return this;
    }
    ending = true;
    RunEnded event = ended(status, reason);
    getContext()
        .pipeToSelf(world.log().publish(Topic.CONTROL, event), (done, error) -> new Ended(event));
    return this;
  }

  private Behavior<Command> onEnded(Ended message) {
    ended.complete(message.event());
    return Behaviors.stopped();
  }

  private RunEnded ended(Status status, String reason) {
    return new RunEnded("ended", ledger.rounds(), status, reason, ledger.fingerprint().hash());
  }

  private void locate(Topic topic, Function<Slice, Command> message) {
    Ledger settled = ledger;
    getContext()
        .pipeToSelf(
            CompletableFuture.supplyAsync(() -> settled.open(world.log(), topic), world.work()),
            (slice, error) -> error == null ? message.apply(slice) : new LogFailed(error));
  }

  private void publish(ControlEvent event) {
    ActorRef<Command> self = getContext().getSelf();
    world
        .log()
        .publish(Topic.CONTROL, event)
        .whenComplete(
            (done, error) -> {
              if (error != null) {
                self.tell(new LogFailed(error));
              }
            });
  }

  private String id(String what) {
    return "r%04d/%s".formatted(board.round(), what);
  }

  private <T> ActorRef<T> spawn(Behavior<T> behavior, String name) {
    ActorRef<T> agent = getContext().spawn(behavior, name);
    getContext().watch(agent);
    return agent;
  }
}
