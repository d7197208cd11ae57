package wellspring.infra.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
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
  private final Consumer<byte[], byte[]> consumer;
  private final EventRecords records;
  private final RecordFilter filter;
  private final java.util.function.Consumer<Event> observer;
  private final FollowerThread thread;
  private volatile boolean finishing;
  private volatile boolean stopping;
  private String failure = ""; // written before stopping, read after
  private long end = UNKNOWN;

  TopicFollower(
      TopicPartition partition,
      Duration endMax,
      Consumer<byte[], byte[]> consumer,
      EventRecords records,
      RecordFilter filter,
      java.util.function.Consumer<Event> observer) {
    this.partition = partition;
    this.endMax = endMax;
    this.consumer = consumer;
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
    consumer.wakeup();
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
      consumer.wakeup();
    }
  }

  private void follow() {
    try {
      consumer.assign(List.of(partition));
      consumer.seek(partition, 0);
      Optional<ConsumerRecords<byte[], byte[]>> batch = fetch();
      while (batch.isPresent()) {
        deliver(batch.get());
        batch = fetch();
      }
    } finally {
      ConsumerPool.close(consumer);
    }
    if (!failure.isEmpty()) {
      throw new LogException(failure);
    }
  }

  /** What came next, perhaps nothing yet; none if nobody wants more, or there will be no more. */
  private Optional<ConsumerRecords<byte[], byte[]>> fetch() {
    while (!stopping) {
      try {
        return finished() ? Optional.empty() : Optional.of(consumer.poll(POLL));
      } catch (WakeupException e) {
        // Somebody wants an end: the next round knows which.
      } catch (KafkaException e) {
        throw new LogException("cannot follow " + partition.topic() + ": " + e.getMessage(), e);
      }
    }
    return Optional.empty();
  }

  /** Whether all is delivered that the log had when {@link #finish} was called. */
  private boolean finished() {
    if (finishing && end == UNKNOWN) {
      end = consumer.endOffsets(List.of(partition), endMax).get(partition);
    }
    return end != UNKNOWN && consumer.position(partition) >= end;
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
