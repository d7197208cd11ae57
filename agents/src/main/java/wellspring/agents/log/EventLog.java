package wellspring.agents.log;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Stream;
import wellspring.agents.event.Event;
import wellspring.agents.event.Slice;
import wellspring.agents.event.Topic;

/**
 * The log of a run: the port through which agents exchange events. Kafka stands behind it, or plain
 * memory; a run gives the same result on either. Safe to use from many threads.
 *
 * <p>Calls other than {@link #publish} may block, so actors make them on the work dispatcher. A log
 * that is out of reach answers with {@link LogException}, never by losing an event.
 */
public interface EventLog extends AutoCloseable {

  /**
   * Appends an event to a topic, in the partition of its agent.
   *
   * @return completes when the log has the event for good; fails with {@link LogException} if it
   *     will not, for example because the record is larger than {@link #recordBytesMax}
   */
  CompletionStage<Void> publish(Topic topic, Event event);

  /** Appends events; completes when the log has all of them, and fails if it lacks one. */
  default CompletionStage<Void> publishAll(Topic topic, Stream<? extends Event> events) {
    return CompletableFuture.allOf(
        events
            .map(event -> publish(topic, event).toCompletableFuture())
            .toArray(CompletableFuture<?>[]::new));
  }

  /** How many partitions a topic has. */
  int partitions(Topic topic);

  /** Where each partition of a topic ends now: the offset that the next event will have. */
  List<Long> end(Topic topic);

  /**
   * The events of a slice, sorted by id.
   *
   * @throws LogException if the log cannot be read, or holds something that is no event
   */
  <E extends Event> List<E> read(Slice slice, Class<E> type);

  /**
   * Hands on every event of a topic with one partition, from its beginning, in order, one at a
   * time, on a thread of its own.
   *
   * @return closing it ends the subscription
   */
  Subscription follow(Topic topic, Consumer<Event> observer);

  /** The largest record in bytes, key and JSON value together. */
  int recordBytesMax();

  @Override
  void close();

  /** A running subscription. */
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
