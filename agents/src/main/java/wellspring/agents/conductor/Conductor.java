package wellspring.agents.conductor;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import wellspring.agents.event.ControlEvent;
import wellspring.agents.event.ControlEvent.DocumentOffered;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.event.ControlEvent.RoundOpened;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.ControlEvent.RunStarted;
import wellspring.agents.event.ControlEvent.SliceClosed;
import wellspring.agents.event.ControlEvent.SpeedSet;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.event.ControlEvent.Steered;
import wellspring.agents.event.Ids;
import wellspring.agents.event.Slice;
import wellspring.agents.event.Topic;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.world.Errand;
import wellspring.agents.world.Progress;
import wellspring.agents.world.Report;
import wellspring.agents.world.World;

/**
 * Leads a run through its rounds; {@link RoundBoard} shows the stages of one.
 *
 * <table>
 *   <caption>The states of a run</caption>
 *   <tr><th>State</th><th>Begins when</th><th>An order to end, or a failure, ends the run</th></tr>
 *   <tr><td>waiting</td><td>the run begins, or a round is closed; it ends when neither people nor the
 *       speed that they set hold the next round back</td><td>at once</td></tr>
 *   <tr><td>running</td><td>a round is opened</td><td>at once; the open round does not count</td></tr>
 *   <tr><td>closing</td><td>all models are evaluated and compared</td><td>when the round is closed</td></tr>
 *   <tr><td>ending</td><td>the last round is closed, or it shall end</td><td></td></tr>
 * </table>
 */
public final class Conductor extends AbstractBehavior<Conductor.Command> {
  private static final String PACE = "pace";
  private static final double NANOS_PER_SECOND = 1e9;

  /** What a conductor understands. */
  public sealed interface Command {}

  /** Order to end the run before its time; a round that is being closed is closed first. */
  public record End(Status status, String reason) implements Command {}

  /**
   * Order to steer the run.
   *
   * @param answer is completed with what the log has of it, or with why it cannot be done
   */
  record Steer(Steering order, CompletableFuture<Steered> answer) implements Command {}

  private record Due() implements Command {}

  private record Opened(int round, List<DocumentOffered> offered) implements Command {}

  private record AgentReported(Report report) implements Command {}

  private record DocumentsClosed(Slice documents) implements Command {}

  private record CorpusFound(String model, Slice corpora) implements Command {}

  private record ReleaseFound(String model, Slice releases) implements Command {}

  private record Closed(RoundClosed event) implements Command {}

  private record LogFailed(Throwable cause) implements Command {}

  private record Ended(RunEnded event) implements Command {}

  private final World world;
  private final Scenario scenario;
  private final Helm helm;
  private final TimerScheduler<Command> timers;
  private final Consumer<Progress> progress;
  private final CompletableFuture<RunEnded> ended;
  private final Crew crew;

  private Ledger ledger;
  private RoundBoard board;
  private boolean waiting = true;
  private boolean closing;
  private boolean ending;

  /** Why the run shall end as soon as the round is closed. */
  private Optional<End> ordered = Optional.empty();

  private Conductor(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      World world,
      Opening opening,
      Consumer<Progress> progress,
      CompletableFuture<RunEnded> ended) {
    super(context);
    this.world = world;
    this.scenario = world.scenario();
    this.timers = timers;
    this.helm = new Helm(scenario, world.language(), opening);
    this.progress = progress;
    this.ended = ended;
    this.crew = new Crew(context, world, context.messageAdapter(Report.class, AgentReported::new));
    this.board = board(0, 0);
    ledger = Ledger.blank(world.log());
    publish(new RunStarted("started", 0, scenario.name(), world.seed().value(), scenario.rounds()));
    openIfAllowed();
  }

  /**
   * A conductor that begins at once.
   *
   * @param opening how the run begins
   * @param progress is told how far the work has come
   * @param ended is completed with how the run ended, whatever happens
   */
  public static Behavior<Command> create(
      World world,
      Opening opening,
      Consumer<Progress> progress,
      CompletableFuture<RunEnded> ended) {
    return Behaviors.withTimers(
        timers ->
            Behaviors.setup(
                context -> new Conductor(context, timers, world, opening, progress, ended)));
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
        .onMessage(End.class, this::end)
        .onMessage(Steer.class, this::onSteer)
        .onMessage(Due.class, message -> openIfAllowed())
        .onMessage(LogFailed.class, this::onLogFailed)
        .onMessage(Ended.class, this::onEnded)
        .onSignal(ChildFailed.class, this::onAgentDied)
        .build();
  }

  private Behavior<Command> onSteer(Steer message) {
    int next = ledger.rounds() + (waiting ? 0 : 1);
    try {
      if (ending || next >= scenario.rounds()) {
        throw new SteeringException("The last round is under way: nothing can change any more");
      }
      Steered event = helm.take(message.order(), next);
      publish(event, () -> message.answer().complete(event));
      if (event instanceof SpeedSet) {
        timers.cancel(PACE);
      }
    } catch (SteeringException e) {
      message.answer().completeExceptionally(e);
    }
    return openIfAllowed();
  }

  /** Opens the next round if neither people nor the speed that they set hold it back. */
  private Behavior<Command> openIfAllowed() {
    if (waiting && !ending && !helm.mayOpen()) {
      progress.accept(new Progress(ledger.rounds(), scenario.rounds(), "paused", 0, 1));
    } else if (waiting && !ending && !timers.isTimerActive(PACE)) {
      open(ledger.rounds());
    }
    return this;
  }

  private void open(int round) {
    waiting = false;
    helm.replay(round).forEach(event -> publish(event, () -> {}));
    List<DocumentOffered> offered = helm.open();
    crew.adopt(helm.scenario(), helm.unpredictable());
    board = board(round, offered.isEmpty() ? 0 : 1);
    Map<String, Double> fractions = new TreeMap<>();
    helm.scenario()
        .curators()
        .forEach((n, spec) -> fractions.put(n, spec.human().at(round).value()));
    getContext()
        .pipeToSelf(
            world.log().publish(Topic.CONTROL, new RoundOpened(id("opened"), round, fractions)),
            (done, error) -> error == null ? new Opened(round, offered) : new LogFailed(error));
    helm.roundsPerSecond()
        .ifPresent(
            speed ->
                timers.startSingleTimer(
                    PACE, new Due(), Duration.ofNanos((long) (NANOS_PER_SECOND / speed))));
    progress.accept(board.progress("writing"));
  }

  /**
   * @param visitors how many write besides the cohorts and the models
   */
  private RoundBoard board(int round, int visitors) {
    return new RoundBoard(round, scenario.rounds(), crew.cohorts() + visitors, crew.models());
  }

  private Behavior<Command> onOpened(Opened message) {
    crew.write(message.round(), message.offered());
    return this;
  }

  private Behavior<Command> onAgentReported(AgentReported message) {
    if (ending) {
      return this;
    }
    Report report = message.report();
    if (report instanceof Report.Wrote) {
      onWrote();
    } else if (report instanceof Report.Curated curated) {
      locate(Topic.CORPORA, slice -> new CorpusFound(curated.model(), slice));
    } else if (report instanceof Report.Learned learned) {
      board.learned();
      locate(Topic.RELEASES, slice -> new ReleaseFound(learned.agent(), slice));
      progress.accept(board.progress("evaluating"));
    } else if (report instanceof Report.Evaluated) {
      onEvaluated();
    } else if (report instanceof Report.Compared) {
      board.compared();
      close();
    } else if (report instanceof Report.Failed failed) {
      return fail(failed.agent(), failed.cause());
    }
    return this;
  }

  private void onWrote() {
    if (board.wrote()) {
      locate(Topic.DOCUMENTS, DocumentsClosed::new);
    }
    progress.accept(board.progress("writing"));
  }

  private void onEvaluated() {
    boolean last = board.evaluated();
    progress.accept(board.progress("evaluating"));
    if (last && board.comparing()) {
      crew.compare(board.round());
    } else if (last) {
      close();
    }
  }

  private Behavior<Command> onDocumentsClosed(DocumentsClosed message) {
    if (ending) {
      return this;
    }
    board.close(message.documents());
    publish(new SliceClosed(id("sliced"), board.round(), board.documents()));
    crew.curate(board.round(), board.documents());
    return this;
  }

  private Behavior<Command> onCorpusFound(CorpusFound message) {
    if (ending) {
      return this;
    }
    board.curated(message.model(), message.corpora());
    progress.accept(board.progress("training"));
    crew.learn(board.round(), message.model(), board.documents(), message.corpora());
    return this;
  }

  private Behavior<Command> onReleaseFound(ReleaseFound message) {
    if (ending) {
      return this;
    }
    crew.evaluate(board, message.model(), message.releases());
    return this;
  }

  private void close() {
    closing = true;
    int round = board.round();
    Ledger settled = ledger;
    Slice texts = board.documents();
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
    closing = false;
    ledger = ledger.after(message.event());
    if (ordered.isPresent()) {
      return end(ordered.get());
    }
    if (ledger.rounds() == scenario.rounds()) {
      return end(new End(Status.FINISHED, ""));
    }
    waiting = true;
    return openIfAllowed();
  }

  private Behavior<Command> onLogFailed(LogFailed message) {
    closing = false;
    return ordered.isPresent() ? end(ordered.get()) : fail("the log", message.cause());
  }

  private Behavior<Command> onAgentDied(ChildFailed signal) {
    return fail(signal.getRef().path().name(), signal.cause());
  }

  private Behavior<Command> fail(String agent, Throwable cause) {
    Throwable error = Errand.cause(cause);
    getContext().getLog().info("{} failed in round {}", agent, board.round(), cause);
    return end(
        new End(
            Status.FAILED,
            "%s failed in round %d: %s"
                .formatted(
                    agent,
                    board.round(),
                    error.getMessage() == null ? error : error.getMessage())));
  }

  private Behavior<Command> end(End order) {
    if (ending) {
      return this;
    }
    if (closing) {
      ordered = ordered.or(() -> Optional.of(order));
      return this;
    }
    ending = true;
    RunEnded event = ended(order.status(), order.reason());
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
    publish(event, () -> {});
  }

  private void publish(ControlEvent event, Runnable then) {
    ActorRef<Command> self = getContext().getSelf();
    world
        .log()
        .publish(Topic.CONTROL, event)
        .whenComplete(
            (done, error) -> {
              if (error == null) {
                then.run();
              } else {
                self.tell(new LogFailed(error));
              }
            });
  }

  private String id(String what) {
    return Ids.step(board.round(), what);
  }
}
