package wellspring.infra.kafka;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * A consumer that stays where it has read: what a request brought from behind a part of a partition
 * is kept, and the part that follows begins with it. So who goes through a log part by part asks
 * for each record once, however small the parts are. Of each partition it keeps what two requests
 * bring at most. For one thread at a time.
 */
final class ReadAheadConsumer implements AutoCloseable {
  private final Consumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Place> places = new HashMap<>();

  ReadAheadConsumer(Consumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  /** Where it stands in a partition. */
  private static final class Place {
    /** Up to where all was asked for; nowhere at first. */
    private long readTo = -1;

    /** What is here already of what follows. */
    private final Deque<ConsumerRecord<byte[], byte[]>> ahead = new ArrayDeque<>();
  }

  /** Whether it stands just where these parts of partitions begin. */
  boolean standsAt(Map<TopicPartition, Long> begins) {
    return begins.entrySet().stream()
        .allMatch(
            begin ->
                places.containsKey(begin.getKey())
                    && places.get(begin.getKey()).readTo == begin.getValue());
  }

  /** Whether it stands anywhere in one of these partitions. */
  boolean standsIn(Collection<TopicPartition> partitions) {
    return partitions.stream().anyMatch(places::containsKey);
  }

  /** Goes to where parts of partitions begin, unless it stands there. */
  void seek(Map<TopicPartition, Long> begins) {
    if (places.keySet().containsAll(begins.keySet())) {
      begins.forEach(this::seek);
      return;
    }
    begins.keySet().forEach(partition -> places.computeIfAbsent(partition, added -> new Place()));
    consumer.assign(places.keySet()); // those that it has had stay as they are
    begins.forEach(this::seek);
    consumer.pause(places.keySet());
  }

  private void seek(TopicPartition partition, long begin) {
    Place place = places.get(partition);
    if (place.readTo != begin) {
      place.readTo = begin;
      place.ahead.clear();
      consumer.seek(partition, begin);
    }
  }

  /**
   * The next records of partitions, in the log's order within each; perhaps none yet.
   *
   * @param ends where the parts end that are read
   * @param patience how long to wait for them
   */
  List<ConsumerRecord<byte[], byte[]>> poll(Map<TopicPartition, Long> ends, Duration patience) {
    if (ends.keySet().stream().allMatch(partition -> places.get(partition).ahead.isEmpty())) {
      consumer.resume(ends.keySet());
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(patience)) {
        places.get(new TopicPartition(record.topic(), record.partition())).ahead.addLast(record);
      }
      consumer.pause(ends.keySet());
    }
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    ends.forEach(
        (partition, end) -> {
          Deque<ConsumerRecord<byte[], byte[]>> ahead = places.get(partition).ahead;
          while (!ahead.isEmpty() && ahead.peekFirst().offset() < end) {
            records.add(ahead.pollFirst());
          }
        });
    return records;
  }

  /** Whether all of a part has come. It goes by offsets: marks of transactions take them, too. */
  boolean reaches(TopicPartition partition, long end) {
    Place place = places.get(partition);
    boolean reached = !place.ahead.isEmpty() || consumer.position(partition) >= end;
    if (reached) {
      place.readTo = end;
    }
    return reached;
  }

  Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions) {
    return consumer.endOffsets(partitions);
  }

  /** Lets a call fail that another thread waits for, or else the next one. */
  void wakeup() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    ConsumerPool.close(consumer);
  }
}
