package wellspring.infra.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import wellspring.agents.event.Event;
import wellspring.agents.log.EventLog;
import wellspring.agents.log.FollowerThread;
import wellspring.agents.log.LogException;

/**
 * One thread that hands every event of a partition to an observer, in order.
 *
 * <p>Life: following; finishing, from {@link #finish} until it has delivered all; stopping, from
 * {@link #close} or {@link #abandon} until the observer returns; ended, also because observer or
 * log failed.
 */
final class TopicFollower implements EventLog.Subscription {
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final long UNKNOWN = -1;

  /** How long an external cluster may take to deliver the last events of a log that closes. */
  static final Duration END_MAX = Duration.ofSeconds(5);

  private final TopicPartition partition;
  private final Duration endMax;
  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final EventRecords records;
  private final RecordFilter filter;
  private final Optional<RecentEvents> recent;
  private final java.util.function.Consumer<Event> observer;
  private final FollowerThread thread;
  private volatile boolean finishing;
  private volatile boolean stopping;
  private String failure = ""; // written before stopping, read after
  private long end = UNKNOWN;
  private long position;

  /** Only there once something had to be read back. */
  private volatile Optional<Consumer<byte[], byte[]>> consumer = Optional.empty();

  TopicFollower(
      TopicPartition partition,
      Duration endMax,
      Supplier<Consumer<byte[], byte[]>> consumers,
      EventRecords records,
      RecordFilter filter,
      Optional<RecentEvents> recent,
      java.util.function.Consumer<Event> observer) {
    this.partition = partition;
    this.endMax = endMax;
    this.consumers = consumers;
    this.recent = recent;
    this.records = records;
    this.filter = filter;
    this.observer = observer;
    this.thread = new FollowerThread(partition.topic(), this::follow);
  }

  void start() {
    thread.start();
  }

  /** Delivers what the log has now, then ends; waits for that as long as it may. */
  void finish() {
    finishing = true;
    wake();
    if (!thread.awaitEnd(endMax)) {
      abandon("the log closed before the observer had seen all of " + partition.topic());
    }
  }

  /** Ends as soon as the observer returns, as a failure of the log; does not wait. */
  void abandon(String reason) {
    stop(reason);
  }

  @Override
  public CompletionStage<Void> ended() {
    return thread.ended();
  }

  @Override
  public void close() {
    stop("");
    thread.awaitEnd(FollowerThread.OBSERVER_MAX);
  }

  private synchronized void stop(String reason) {
    if (!stopping) {
      failure = reason;
      stopping = true;
      wake();
    }
  }

  private void wake() {
    consumer.ifPresent(Consumer::wakeup);
    recent.ifPresent(RecentEvents::wake);
  }

  private void follow() {
    try {
      while (goesOn()) {
        try {
          step();
        } catch (WakeupException e) {
          // Somebody wants an end: the next step knows which.
        } catch (KafkaException e) {
          throw new LogException(
              "cannot follow " + partition.topic() + ": " + Refusals.words(e), e);
        }
      }
    } finally {
      consumer.ifPresent(ConsumerPool::close);
    }
    if (!failure.isEmpty()) {
      throw new LogException(failure);
    }
  }

  /** Delivers what comes next, perhaps nothing yet: from memory if it is there. */
  private void step() {
    Optional<List<Event>> known =
        recent.flatMap(each -> each.next(partition, position, POLL, () -> stopping || finishing));
    if (known.isPresent()) {
      for (Event event : known.get()) {
        if (stopping) {
          return;
        }
        position++;
        observer.accept(event);
      }
    } else {
      Consumer<byte[], byte[]> reader = reader();
      deliver(reader.poll(POLL));
      position = reader.position(partition);
    }
  }

  /** A consumer that stands where this does. */
  private Consumer<byte[], byte[]> reader() {
    if (consumer.isEmpty()) {
      Consumer<byte[], byte[]> fresh = consumers.get();
      consumer = Optional.of(fresh);
      fresh.assign(List.of(partition));
      fresh.seek(partition, position);
    } else if (consumer.get().position(partition) != position) {
      consumer.get().seek(partition, position);
    }
    return consumer.get();
  }

  /** Whether nobody wants an end, and not all is delivered at which {@link #finish} aims. */
  private boolean goesOn() {
    if (finishing && end == UNKNOWN && !stopping) {
      try {
        end =
            recent.isPresent()
                ? recent.get().end(partition)
                : reader().endOffsets(List.of(partition), endMax).get(partition);
      } catch (WakeupException e) {
        return goesOn();
      } catch (KafkaException e) {
        throw new LogException("cannot follow " + partition.topic() + ": " + Refusals.words(e), e);
      }
    }
    return !stopping && (end == UNKNOWN || position < end);
  }

  private void deliver(ConsumerRecords<byte[], byte[]> batch) {
    for (ConsumerRecord<byte[], byte[]> record : batch) {
      if (stopping) {
        return;
      }
      if (filter.takes(record, 0)) {
        observer.accept(records.read(record));
      }
    }
  }
}
