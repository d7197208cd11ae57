package wellspring.agents.log;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Stream;
import wellspring.agents.event.Event;
import wellspring.agents.event.OffsetRange;
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
   *     will not, for example because it is larger than the log takes
   */
  CompletionStage<Void> publish(Topic topic, Event event);

  /** Appends events; completes when the log has all of them, and fails if it lacks one. */
  default CompletionStage<Void> publishAll(Topic topic, Stream<? extends Event> events) {
    return CompletableFuture.allOf(
        events
            .map(event -> publish(topic, event).toCompletableFuture())
            .filter(published -> !isThere(published)) // a log in memory has them all at once
            .toArray(CompletableFuture<?>[]::new));
  }

  /**
   * Hands over events to a topic. From then on this log reads them where it says that they are, but
   * it may not have them for good yet: what is to count because of them waits for {@link #sync}.
   *
   * @param logged is told of events once the log has them for good, of each once, and of those
   *     together that came to be there together; on any thread: it must be quick
   * @return where each partition ends behind them, 0 for one that has none of them; fails with
   *     {@link LogException} if the log will not have one of them
   */
  default CompletionStage<List<Long>> append(
      Topic topic, Stream<? extends Event> events, Consumer<List<Event>> logged) {
    return CompletableFuture.allOf(
            events
                .map(event -> publish(topic, event).thenRun(() -> logged.accept(List.of(event))))
                .map(CompletionStage::toCompletableFuture)
                .filter(published -> !isThere(published))
                .toArray(CompletableFuture<?>[]::new))
        .thenApply(done -> end(topic));
  }

  /**
   * Completes when the log has for good what was handed over to it by now, and sees to it that this
   * is soon; fails with {@link LogException} if it lacks an event.
   */
  default CompletionStage<Void> sync() {
    return CompletableFuture.completedStage(null);
  }

  private static boolean isThere(CompletableFuture<Void> published) {
    return published.isDone() && !published.isCompletedExceptionally();
  }

  /** How many partitions a topic has. */
  int partitions(Topic topic);

  /** Where each partition of a topic ends now: the offset that the next event will have. */
  List<Long> end(Topic topic);

  /**
   * The events of a slice, sorted by id, each once, however often it was published.
   *
   * @throws LogException if the log cannot be read, ends before the slice does, or holds something
   *     else than events of this type, or different events under one id
   */
  <E extends Event> List<E> read(OffsetRange slice, Class<E> type);

  /**
   * Of a slice, the events of one round. Others are only in it where several processes write: one
   * that was cut off may still publish what its round asked for when that round is long closed.
   *
   * @throws LogException as {@link #read} does
   */
  default <E extends Event> List<E> read(int round, OffsetRange slice, Class<E> type) {
    List<E> events = read(slice, type);
    return events.stream().allMatch(event -> event.round() == round)
        ? events
        : events.stream().filter(event -> event.round() == round).toList();
  }

  /**
   * The events of a topic with one partition up to an offset, in the log's order, and as often as
   * they were published.
   *
   * @throws LogException as {@link #read} does
   */
  List<Event> readInOrder(Topic topic, long end);

  /**
   * Hands on every event of a topic with one partition, from its beginning, in order, one at a
   * time, on a thread of its own. An observer that throws ends its subscription, and only that.
   *
   * @return tells when and why it ended; closing it ends it
   * @throws LogException if the log is closed
   */
  Subscription follow(Topic topic, Consumer<Event> observer);

  /**
   * All who follow the run do so by now. From now on the log may let go what it alone keeps, its
   * rounds of which all followers of the control topic have been told that they are closed; who
   * asks for them later gets {@link ForgottenEventsException}. Does nothing where a log keeps
   * everything elsewhere than in memory.
   */
  default void letGoOfRead() {}

  /**
   * Ends the log; what was published by then still reaches its subscriptions, which then end too.
   * Waits for that, up to a limit. Does nothing the second time.
   */
  @Override
  void close();

  /** The delivery of a topic's events to one observer. */
  interface Subscription extends AutoCloseable {
    /**
     * Completes after the observer's last event: normally once this was closed, or the log was and
     * the observer has seen all of it; exceptionally with what the observer threw, or with {@link
     * LogException} if the log failed. No other caller is told of a failure.
     */
    CompletionStage<Void> ended();

    /**
     * Ends the delivery: the observer sees no further event. Waits until it has finished with the
     * one it has, though not for ever, and not if the observer itself asks.
     */
    @Override
    void close();
  }
}
