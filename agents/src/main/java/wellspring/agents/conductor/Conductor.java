package wellspring.agents.conductor;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.ChildFailed;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import wellspring.agents.context.AsyncWork;
import wellspring.agents.context.RoundProgress;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.ControlEvent.Steered;
import wellspring.agents.protocol.Answer;
import wellspring.agents.round.RunState;
import wellspring.agents.round.RunTransition;
import wellspring.agents.round.Signal;
import wellspring.agents.steering.SteeringCommand;
import wellspring.agents.steering.SteeringException;

/**
 * Leads a run: hands what it is told to the {@link RunState}, and carries out what follows, step by
 * step: its orders go to the agents, its events into the log.
 */
final class Conductor extends AbstractBehavior<Conductor.Command> {
  private static final String PACE = "pace";

  /** What a conductor understands. */
  sealed interface Command {}

  /** Something happened. */
  record Told(Signal signal) implements Command {}

  /**
   * Order to steer the run.
   *
   * @param answer is completed with what the log has of it, or with why it cannot be done
   */
  record Steer(SteeringCommand order, CompletableFuture<Steered> answer) implements Command {}

  private record Ended(RunEnded event) implements Command {}

  private final TimerScheduler<Command> timers;
  private final Consumer<RoundProgress> progress;
  private final CompletableFuture<RunEnded> ended;
  private final TransitionExecutor carrier;
  private RunState state;

  private Conductor(
      ActorContext<Command> context, TimerScheduler<Command> timers, SimulationStart start) {
    super(context);
    this.timers = timers;
    this.progress = start.progress();
    this.ended = start.ended();
    ActorRef<Command> self = context.getSelf();
    this.carrier =
        new TransitionExecutor(
            start.run().log(),
            start.host(
                context,
                context.messageAdapter(
                    Answer.class, answer -> new Told(new Signal.Answered(answer)))),
            signal -> self.tell(new Told(signal)),
            last -> self.tell(new Ended(last)));
    this.state = start.state();
    carryOut(state.next(new Signal.Begin()));
  }

  /** A conductor that begins at once. */
  static Behavior<Command> create(SimulationStart start) {
    return Behaviors.withTimers(
        timers -> Behaviors.setup(context -> new Conductor(context, timers, start)));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Told.class, told -> carryOut(state.next(told.signal())))
        .onMessage(Steer.class, this::onSteer)
        .onMessage(Ended.class, this::onEnded)
        .onSignal(ChildFailed.class, this::onAgentLost)
        .build();
  }

  private Behavior<Command> onSteer(Steer message) {
    try {
      RunTransition step = state.next(new Signal.Steer(message.order()));
      Steered said = (Steered) step.events().get(0);
      return carryOut(step, () -> message.answer().complete(said));
    } catch (SteeringException e) {
      message.answer().completeExceptionally(e);
      return this;
    }
  }

  private Behavior<Command> onAgentLost(ChildFailed signal) {
    Throwable cause = AsyncWork.cause(signal.cause());
    getContext().getLog().info("{} is gone", signal.getRef().path().name(), cause);
    return carryOut(
        state.next(new Signal.AgentLost(signal.getRef().path().name(), AsyncWork.reason(cause))));
  }

  private Behavior<Command> carryOut(RunTransition step) {
    return carryOut(step, () -> {});
  }

  private Behavior<Command> carryOut(RunTransition step, Runnable onLogged) {
    state = step.state();
    step.timer().ifPresent(this::set);
    step.progress().ifPresent(progress);
    carrier.carryOut(step, onLogged);
    return this;
  }

  private void set(RunTransition.Timer timer) {
    timers.cancel(PACE);
    timer
        .due()
        .ifPresent(delay -> timers.startSingleTimer(PACE, new Told(new Signal.Due()), delay));
  }

  private Behavior<Command> onEnded(Ended message) {
    ended.complete(message.event());
    return Behaviors.stopped();
  }
}
