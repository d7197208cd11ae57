package wellspring.agents.log;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import wellspring.agents.event.Event;
import wellspring.agents.event.Topic;

/**
 * A log that notifies an observer of events once they are in the log, and of how long that took.
 */
public final class ObservedLog extends ForwardingLog {

  /** Who wants to know; called on the log's threads, from several at once: it must be quick. */
  @FunctionalInterface
  public interface Observer {
    /**
     * Events came to be in the log together.
     *
     * @param nanos how long that took, by the clock that the log was given
     */
    void published(Topic topic, List<Event> events, long nanos);
  }

  private final LongSupplier clock;
  private final Observer observer;

  /**
   * @param clock the time, in nanoseconds from any start
   */
  public ObservedLog(EventLog log, LongSupplier clock, Observer observer) {
    super(log);
    this.clock = clock;
    this.observer = observer;
  }

  @Override
  public CompletionStage<Void> publish(Topic topic, Event event) {
    long begun = clock.getAsLong();
    return super.publish(topic, event)
        .thenAccept(done -> observer.published(topic, List.of(event), clock.getAsLong() - begun));
  }

  @Override
  public CompletionStage<List<Long>> append(
      Topic topic, Stream<? extends Event> events, Consumer<List<Event>> logged) {
    long begun = clock.getAsLong();
    return super.append(
        topic,
        events,
        together -> {
          observer.published(topic, together, clock.getAsLong() - begun);
          logged.accept(together);
        });
  }
}
