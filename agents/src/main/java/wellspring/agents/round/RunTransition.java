package wellspring.agents.round;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wellspring.agents.context.RoundProgress;
import wellspring.agents.event.ControlEvent;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.protocol.Order;

/**
 * What follows from a {@link Signal}.
 *
 * @param events to be published, in this order
 * @param orders to be given once the log was given the events
 * @param timer what becomes of the time between two rounds; empty if nothing changes
 * @param progress how far the run has come, if that is news
 */
public record RunTransition(
    RunState state,
    List<ControlEvent> events,
    List<Order> orders,
    Optional<Timer> timer,
    Optional<RoundProgress> progress) {

  /**
   * The time between two rounds.
   *
   * @param due when {@link Signal.Due} is to be given; empty to give it no more
   */
  public record Timer(Optional<Duration> due) {}

  /** Copies the lists. */
  public RunTransition {
    events = List.copyOf(events);
    orders = List.copyOf(orders);
  }

  /** The run's last event, if it is among these. */
  public Optional<RunEnded> end() {
    return events.stream().filter(RunEnded.class::isInstance).map(RunEnded.class::cast).findFirst();
  }

  static RunTransition to(RunState state) {
    return new RunTransition(state, List.of(), List.of(), Optional.empty(), Optional.empty());
  }

  RunTransition with(List<? extends ControlEvent> more) {
    List<ControlEvent> all = new ArrayList<>(events);
    all.addAll(more);
    return new RunTransition(state, all, orders, timer, progress);
  }

  RunTransition with(Timer change) {
    return new RunTransition(state, events, orders, Optional.of(change), progress);
  }

  RunTransition with(RoundProgress news) {
    return new RunTransition(state, events, orders, timer, Optional.of(news));
  }

  RunTransition ordering(List<Order> more) {
    return new RunTransition(state, events, more, timer, progress);
  }

  /** This and then another, which begins with this one's state. */
  RunTransition then(RunTransition next) {
    List<Order> all = new ArrayList<>(orders);
    all.addAll(next.orders);
    return new RunTransition(
            next.state, events, all, next.timer.or(() -> timer), next.progress.or(() -> progress))
        .with(next.events);
  }
}
