package wellspring.agents.round;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToIntFunction;
import wellspring.agents.context.RoundProgress;
import wellspring.agents.context.RunContext;
import wellspring.agents.event.AgentNames;
import wellspring.agents.event.ControlEvent;
import wellspring.agents.event.ControlEvent.DocumentOffered;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.event.ControlEvent.RoundOpened;
import wellspring.agents.event.ControlEvent.RunContinued;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.ControlEvent.RunForked;
import wellspring.agents.event.ControlEvent.RunStarted;
import wellspring.agents.event.ControlEvent.SpeedSet;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.event.EventIds;
import wellspring.agents.event.Topic;
import wellspring.agents.protocol.Answer;
import wellspring.agents.scenario.PastScenario;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.steering.StartOptions;
import wellspring.agents.steering.SteeringCommand;
import wellspring.agents.steering.SteeringException;
import wellspring.agents.steering.SteeringState;
import wellspring.model.language.Language;

/**
 * A run, as an immutable state machine: each {@link Signal} leads to the next state, and to what is
 * to be done because of it. It knows no actors, threads or clocks, and reads nothing. {@link Stage}
 * has what happens within a round.
 *
 * <table>
 *   <caption>The phases of a run</caption>
 *   <tr><th>Phase</th><th>Begins when</th><th>An order to end, or a failure, ends the run</th></tr>
 *   <tr><td>waiting</td><td>the run begins, or a round is closed; it ends when neither people nor
 *       the speed that they set hold the next round back</td><td>at once</td></tr>
 *   <tr><td>running</td><td>a round is opened</td><td>at once; the open round does not
 *       count</td></tr>
 *   <tr><td>closing</td><td>the order to settle the round is given</td><td>when the log has that
 *       the round is closed; at once if it cannot be closed</td></tr>
 *   <tr><td>ended</td><td>the last round is closed, or the run has to end</td><td>it has
 *       ended</td></tr>
 * </table>
 */
public final class RunState {
  private static final double NANOS_PER_SECOND = 1e9;

  private enum Phase {
    WAITING,
    RUNNING,
    CLOSING,
    ENDED
  }

  private final long seed;
  private final int rounds;
  private final SteeringState steering;
  private final ClosedRounds closed;
  private final Phase phase;
  private final Optional<RoundState> round;

  /** Whether the time between two rounds has not passed yet. */
  private final boolean early;

  /** Why the run has to end as soon as the round is closed. */
  private final Optional<Signal.End> ordered;

  /** What is said when the run begins, or goes on. */
  private final List<ControlEvent> opening;

  private RunState(
      RunState of,
      SteeringState steering,
      ClosedRounds closed,
      Phase phase,
      Optional<RoundState> round,
      boolean early,
      Optional<Signal.End> ordered) {
    this.seed = of.seed;
    this.rounds = of.rounds;
    this.steering = steering;
    this.closed = closed;
    this.phase = phase;
    this.round = round;
    this.early = early;
    this.ordered = ordered;
    this.opening = of.opening;
  }

  /** A run that has not begun. */
  public static RunState of(RunContext context, StartOptions opening) {
    return new RunState(
        context.scenario(),
        context.seed().value(),
        context.language(),
        opening,
        context.log()::partitions);
  }

  /**
   * A run that has not begun.
   *
   * @param partitions how many each topic of the log has
   */
  RunState(
      Scenario scenario,
      long seed,
      Language language,
      StartOptions opening,
      ToIntFunction<Topic> partitions) {
    this.seed = seed;
    this.rounds = scenario.rounds();
    this.steering = SteeringState.begin(scenario, language, opening);
    this.closed = ClosedRounds.none(partitions);
    this.phase = Phase.WAITING;
    this.round = Optional.empty();
    this.early = false;
    this.ordered = Optional.empty();
    this.opening = List.of(new RunStarted("started", 0, scenario.name(), seed, scenario.rounds()));
  }

  /** A run that goes on after its last closed round. */
  private RunState(RunState begun, SteeringState recalled, PastRun past) {
    ClosedRounds rounds = begun.closed;
    for (RoundClosed round : past.closed()) {
      rounds = rounds.after(round);
    }
    List<ControlEvent> said = new ArrayList<>();
    if (!past.isFreshFork()) {
      said.add(new RunContinued(EventIds.continuation(past.continuations() + 1), rounds.count()));
    }
    if (rounds.count() == 0) {
      said.addAll(begun.opening);
    }
    this.seed = begun.seed;
    this.rounds = begun.rounds;
    this.steering = recalled;
    this.closed = rounds.upTo(past.ends());
    this.phase = Phase.WAITING;
    this.round = Optional.empty();
    this.early = false;
    this.ordered = Optional.empty();
    this.opening = List.copyOf(said);
  }

  /**
   * A run as it is after its last closed round.
   *
   * @param opening how it began, or goes on since it was forked
   * @param past what counts of it
   */
  public static RunState continuing(RunContext context, StartOptions opening, PastRun past) {
    RunState begun = of(context, opening);
    List<Scenario> scenarios =
        new ArrayList<>(context.before().stream().map(PastScenario::scenario).toList());
    scenarios.add(context.scenario());
    Iterator<Scenario> next = scenarios.iterator();
    SteeringState recalled = SteeringState.begin(next.next(), context.language(), opening);
    for (ControlEvent event : past.events()) {
      recalled =
          event instanceof RunForked
              ? recalled.forked(next.next(), begun.steering.pace())
              : recalled.recall(event);
    }
    return new RunState(begun, recalled, past);
  }

  /**
   * What follows from a signal.
   *
   * @throws SteeringException if what is asked for is not possible; the state is then unchanged
   */
  public RunTransition next(Signal signal) {
    return signal.on(this);
  }

  RunTransition begin() {
    RunTransition begun = RunTransition.to(this).with(opening);
    return closed.count() == rounds
        ? begun.then(end(new Signal.End(Status.FINISHED, "")))
        : begun.then(openIfAllowed());
  }

  RunTransition due() {
    return with(false).openIfAllowed();
  }

  RunTransition steered(SteeringCommand order) {
    int next = closed.count() + (phase == Phase.WAITING ? 0 : 1);
    if (phase == Phase.ENDED || next >= rounds) {
      throw new SteeringException("The last round is running: the run can no longer be changed");
    }
    SteeringState.Transition taken = steering.take(order, next);
    boolean newSpeed = taken.events().stream().anyMatch(SpeedSet.class::isInstance);
    RunState after = with(taken.state()).with(early && !newSpeed);
    RunTransition step = RunTransition.to(after).with(taken.events());
    return (newSpeed ? step.with(new RunTransition.Timer(Optional.empty())) : step)
        .then(after.openIfAllowed());
  }

  /** Opens the next round if neither people nor the speed that they set hold it back. */
  private RunTransition openIfAllowed() {
    if (phase != Phase.WAITING) {
      return RunTransition.to(this);
    }
    if (!steering.pace().mayOpen()) {
      return RunTransition.to(this).with(new RoundProgress(closed.count(), rounds, "paused", 0, 1));
    }
    return early ? RunTransition.to(this) : open();
  }

  private RunTransition open() {
    SteeringState.Transition replayed = steering.replay(closed.count());
    List<DocumentOffered> offered = replayed.state().offered();
    SteeringState now = replayed.state().afterOpening();
    RoundState.Advance begun = new RoundState(now.scenario(), now.rules(), offered, closed).begin();
    OptionalDouble speed = now.pace().roundsPerSecond();
    RunState running =
        new RunState(
            this,
            now,
            closed,
            Phase.RUNNING,
            Optional.of(begun.state()),
            speed.isPresent(),
            ordered);
    RunTransition step =
        RunTransition.to(running)
            .with(replayed.events())
            .with(List.of(opened(now.scenario())))
            .with(begun.events())
            .ordering(begun.orders())
            .with(begun.state().progress());
    return speed.isPresent() ? step.with(timer(speed.getAsDouble())) : step;
  }

  private static RunTransition.Timer timer(double roundsPerSecond) {
    return new RunTransition.Timer(
        Optional.of(Duration.ofNanos((long) (NANOS_PER_SECOND / roundsPerSecond))));
  }

  private RoundOpened opened(Scenario scenario) {
    int number = closed.count();
    return new RoundOpened(
        EventIds.step(number, "opened"), number, scenario.humanFractions(number));
  }

  RunTransition answered(Answer answer) {
    boolean awaited =
        (phase == Phase.RUNNING || phase == Phase.CLOSING) && round.orElseThrow().awaits(answer);
    if (!awaited) {
      return RunTransition.to(this);
    } else if (answer instanceof Answer.Done done) {
      return advanced(round.orElseThrow().after(done));
    } else if (answer instanceof Answer.Settled settled) {
      int number = closed.count();
      RoundState after = round.orElseThrow().after(settled);
      return RunTransition.to(
              new RunState(this, steering, closed, phase, Optional.of(after), early, ordered))
          .with(
              List.of(
                  new RoundClosed(
                      EventIds.step(number, "closed"),
                      number,
                      after.slices(),
                      settled.fingerprint())));
    }
    Answer.Failed failed = (Answer.Failed) answer;
    return phase == Phase.CLOSING
        ? logFailed(failed.reason())
        : failed(failed.agent(), failed.reason());
  }

  private RunTransition advanced(RoundState.Advance advance) {
    Phase next = advance.state().isSettling() ? Phase.CLOSING : Phase.RUNNING;
    RunState after =
        new RunState(this, steering, closed, next, Optional.of(advance.state()), early, ordered);
    return RunTransition.to(after)
        .with(advance.events())
        .ordering(advance.orders())
        .with(advance.state().progress());
  }

  RunTransition logged(List<ControlEvent> events) {
    Optional<RoundClosed> closing =
        events.stream()
            .filter(RoundClosed.class::isInstance)
            .map(RoundClosed.class::cast)
            .findFirst();
    if (phase != Phase.CLOSING || closing.isEmpty()) {
      return RunTransition.to(this);
    }
    RunState waiting =
        new RunState(
            this, steering, closed.after(closing.get()), Phase.WAITING, round, early, ordered);
    if (ordered.isPresent()) {
      return waiting.end(ordered.get());
    }
    return waiting.closed.count() == rounds
        ? waiting.end(new Signal.End(Status.FINISHED, ""))
        : waiting.openIfAllowed();
  }

  RunTransition logFailed(String reason) {
    RunState notClosing = phase == Phase.CLOSING ? with(Phase.RUNNING) : this;
    return ordered.isPresent()
        ? notClosing.end(ordered.get())
        : notClosing.failed("the log", reason);
  }

  /** Only the settlement says that the round is closed. */
  RunTransition lost(String agent, String reason) {
    return phase == Phase.CLOSING && agent.equals(AgentNames.SETTLEMENT)
        ? logFailed(reason)
        : failed(agent, reason);
  }

  RunTransition failed(String agent, String reason) {
    int number = round.map(RoundState::number).orElse(0);
    return end(
        new Signal.End(
            Status.FAILED, "%s failed in round %d: %s".formatted(agent, number, reason)));
  }

  RunTransition end(Signal.End order) {
    if (phase == Phase.ENDED) {
      return RunTransition.to(this);
    }
    if (phase == Phase.CLOSING) {
      return RunTransition.to(
          new RunState(
              this, steering, closed, phase, round, early, ordered.or(() -> Optional.of(order))));
    }
    RunEnded ended =
        new RunEnded("ended", closed.count(), order.status(), order.reason(), closed.fingerprint());
    return RunTransition.to(with(Phase.ENDED))
        .with(List.of(ended))
        .with(new RunTransition.Timer(Optional.empty()));
  }

  private RunState with(SteeringState next) {
    return new RunState(this, next, closed, phase, round, early, ordered);
  }

  private RunState with(Phase next) {
    return new RunState(this, steering, closed, next, round, early, ordered);
  }

  private RunState with(boolean isEarly) {
    return new RunState(this, steering, closed, phase, round, isEarly, ordered);
  }
}
