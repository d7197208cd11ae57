package wellspring.agents.conductor;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import wellspring.agents.context.AsyncWork;
import wellspring.agents.crash.CrashPoint;
import wellspring.agents.event.ControlEvent;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.Event;
import wellspring.agents.event.Topic;
import wellspring.agents.log.EventLog;
import wellspring.agents.protocol.Order;
import wellspring.agents.round.RunTransition;
import wellspring.agents.round.Signal;

/**
 * Carries steps out, one after the other: first all events of one are handed over to the log, then
 * its orders are given. Nobody waits until the log has events for good but the end of a round: it
 * is said once the log has all that is in the round, and the next round waits for that.
 *
 * <p>After an event that the log refuses, only the run's last event is still tried. Used by one
 * thread; tells on any.
 */
final class TransitionExecutor {
  private static final CompletionStage<Void> NOTHING = CompletableFuture.completedStage(null);

  private final EventLog log;
  private final AgentHost agents;
  private final Consumer<Signal> told;
  private final Consumer<RunEnded> ended;

  /** Completes when the log has been given all events up to now, or has refused one. */
  private CompletionStage<Void> handedOver = NOTHING;

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
      AsyncWork.run(Runnable::run, () -> log.publishAll(Topic.CONTROL, step.events().stream()))
          .whenComplete((done, error) -> ended.accept(step.end().get()));
    } else if (!step.events().isEmpty() || !step.orders().isEmpty()) {
      handedOver = handedOver.thenCompose(done -> carryOutNow(step, onLogged));
    }
  }

  private CompletionStage<Void> carryOutNow(RunTransition step, Runnable onLogged) {
    if (over) {
      return NOTHING;
    }
    CrashPoint.EVENTS_DUE.reached();
    return AsyncWork.run(Runnable::run, () -> handOver(step.events(), onLogged))
        .handle(
            (done, error) -> {
              if (error == null) {
                give(step.orders());
              } else {
                failed(error);
              }
              return null;
            });
  }

  private CompletionStage<Void> handOver(List<ControlEvent> events, Runnable onLogged) {
    AtomicInteger left = new AtomicInteger(events.size());
    Consumer<List<Event>> logged =
        together -> {
          if (left.addAndGet(-together.size()) == 0) {
            CrashPoint.EVENTS_LOGGED.reached();
            onLogged.run();
            told.accept(new Signal.Logged(events));
          }
        };
    return events.stream().anyMatch(RoundClosed.class::isInstance)
        ? log.sync().thenCompose(done -> append(events, logged)).thenCompose(done -> log.sync())
        : append(events, logged);
  }

  private CompletionStage<Void> append(List<ControlEvent> events, Consumer<List<Event>> logged) {
    return events.isEmpty()
        ? NOTHING
        : log.append(Topic.CONTROL, events.stream(), logged).thenApply(ends -> null);
  }

  private void failed(Throwable error) {
    over = true;
    told.accept(new Signal.LogFailed(AsyncWork.reason(error)));
  }

  private void give(List<Order> orders) {
    for (Order order : orders) {
      try {
        agents.give(order);
      } catch (RuntimeException e) {
        told.accept(new Signal.AgentLost(order.agent(), AsyncWork.reason(e)));
      }
    }
    CrashPoint.ORDERS_GIVEN.reached();
  }
}
