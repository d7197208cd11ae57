package wellspring.agents.conductor;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import wellspring.agents.context.AsyncWork;
import wellspring.agents.crash.CrashPoint;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.Topic;
import wellspring.agents.log.EventLog;
import wellspring.agents.protocol.Order;
import wellspring.agents.round.RunTransition;
import wellspring.agents.round.Signal;

/**
 * Carries steps out, one after the other: first the log takes all events of one, then its orders
 * are given. After an event that the log refuses, only the run's last event is still tried. Used by
 * one thread; tells on any.
 */
final class TransitionExecutor {
  private final EventLog log;
  private final AgentHost agents;
  private final Consumer<Signal> told;
  private final Consumer<RunEnded> ended;

  /** Completes when all events up to now are in the log, or have been refused. */
  private CompletionStage<Void> logged = CompletableFuture.completedStage(null);

  /** Whether nothing is carried out any more: the log refused an event, or had the last one. */
  private volatile boolean over;

  /**
   * @param told hears what became of events
   * @param ended hears of the last one, whatever became of it
   */
  TransitionExecutor(
      EventLog log, AgentHost agents, Consumer<Signal> told, Consumer<RunEnded> ended) {
    this.log = log;
    this.agents = agents;
    this.told = told;
    this.ended = ended;
  }

  /**
   * Carries a step out once those before are; one that ends the run at once, as those before may
   * wait for a log that is out of reach.
   *
   * @param onLogged is run once the log has the step's events, and never if it has not
   */
  void carryOut(RunTransition step, Runnable onLogged) {
    if (step.end().isPresent()) {
      over = true;
      publish(step).whenComplete((done, error) -> ended.accept(step.end().get()));
    } else if (!step.events().isEmpty() || !step.orders().isEmpty()) {
      logged = logged.thenCompose(done -> carryOutNow(step, onLogged));
    }
  }

  private CompletionStage<Void> carryOutNow(RunTransition step, Runnable onLogged) {
    if (over) {
      return CompletableFuture.completedStage(null);
    }
    CrashPoint.EVENTS_DUE.reached();
    return publish(step)
        .handle(
            (done, error) -> {
              if (error == null) {
                CrashPoint.EVENTS_LOGGED.reached();
                onLogged.run();
                goOn(step);
              } else {
                over = true;
                told.accept(new Signal.LogFailed(AsyncWork.reason(error)));
              }
              return null;
            });
  }

  private CompletionStage<Void> publish(RunTransition step) {
    return AsyncWork.run(
        Runnable::run, () -> log.publishAll(Topic.CONTROL, step.events().stream()));
  }

  private void goOn(RunTransition step) {
    if (!step.events().isEmpty()) {
      told.accept(new Signal.Logged(step.events()));
    }
    for (Order order : step.orders()) {
      try {
        agents.give(order);
      } catch (RuntimeException e) {
        told.accept(new Signal.AgentLost(order.agent(), AsyncWork.reason(e)));
      }
    }
    CrashPoint.ORDERS_GIVEN.reached();
  }
}
