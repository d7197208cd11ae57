package wellspring.infra.kafka;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wellspring.agents.event.Event;
import wellspring.agents.log.EventLog;

/**
 * One thread that hands every event of a partition to an observer, in order.
 *
 * <p>Life: following; finishing, once it knows its last offset; ended, because it was closed, got
 * there, or its observer or the log failed.
 */
final class TopicFollower implements EventLog.Subscription {
  private static final Logger log = LoggerFactory.getLogger(TopicFollower.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration END_MAX = Duration.ofSeconds(5);

  private final TopicPartition partition;
  private final Consumer<byte[], byte[]> consumer;
  private final EventRecords records;
  private final java.util.function.Consumer<Event> observer;
  private final Thread thread;
  private volatile boolean finishing;
  private volatile long end = Long.MAX_VALUE;

  TopicFollower(
      TopicPartition partition,
      Consumer<byte[], byte[]> consumer,
      EventRecords records,
      java.util.function.Consumer<Event> observer) {
    this.partition = partition;
    this.consumer = consumer;
    this.records = records;
    this.observer = observer;
    this.thread = new Thread(this::run, "follow-" + partition.topic());
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Delivers what the log has now, then ends; waits for that, but not for ever. */
  void finish() {
    finishing = true;
    awaitEnd();
  }

  @Override
  public void close() {
    end = 0;
    awaitEnd();
  }

  private void awaitEnd() {
    consumer.wakeup();
    if (Thread.currentThread() == thread) {
      return;
    }
    try {
      thread.join(END_MAX.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      consumer.assign(List.of(partition));
      consumer.seek(partition, 0);
      while (deliver()) {
        // One batch after the other.
      }
    } catch (RuntimeException | Error e) {
      log.error("following {} ended", partition, e);
    } finally {
      ConsumerPool.close(consumer);
    }
  }

  /** Hands on one batch; tells whether there may be more. */
  private boolean deliver() {
    try {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        if (record.offset() >= end) {
          return false;
        }
        observer.accept(records.read(record));
      }
      if (finishing && end == Long.MAX_VALUE) {
        end = consumer.endOffsets(List.of(partition), END_MAX).get(partition);
      }
    } catch (WakeupException e) {
      // Somebody wants an end: the next round knows which.
    }
    return consumer.position(partition) < end;
  }
}
