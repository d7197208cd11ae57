package wellspring.infra.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import wellspring.agents.event.Event;
import wellspring.agents.event.OffsetRange;
import wellspring.agents.log.DamagedLogException;
import wellspring.agents.log.DuplicateFilter;
import wellspring.agents.log.LogException;

/** Reads one slice with one consumer. */
final class OffsetRangeReader {
  private static final Duration POLL = Duration.ofMillis(500);

  /** How long an external cluster may return nothing. */
  static final Duration SILENCE_MAX = Duration.ofSeconds(30);

  private final ReadAheadConsumer consumer;
  private final EventRecords records;
  private final RecordFilter filter;
  private final LogState state;
  private final Duration silenceMax;
  private final Map<TopicPartition, Long> begins = new HashMap<>();

  /** Where the parts end of which not all has come. */
  private final Map<TopicPartition, Long> open = new LinkedHashMap<>();

  private final List<Event> events = new ArrayList<>();
  private long progress = System.nanoTime();

  OffsetRangeReader(
      ReadAheadConsumer consumer,
      EventRecords records,
      RecordFilter filter,
      LogState state,
      Duration silenceMax) {
    this.consumer = consumer;
    this.records = records;
    this.filter = filter;
    this.state = state;
    this.silenceMax = silenceMax;
  }

  /** The events of a slice, sorted by id, each once. */
  List<Event> read(OffsetRange slice, List<TopicPartition> partitions) {
    return DuplicateFilter.dropped(slice.topic(), inOrder(slice, partitions));
  }

  /** The events of a slice, those of each partition in the log's order, repeats among them. */
  List<Event> inOrder(OffsetRange slice, List<TopicPartition> partitions) {
    begin(slice, partitions);
    while (!open.isEmpty()) {
      state.check();
      List<ConsumerRecord<byte[], byte[]>> batch = consumer.poll(open, POLL);
      for (ConsumerRecord<byte[], byte[]> record : batch) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        if (filter.takes(record, begins.get(partition))) {
          events.add(records.read(record));
        }
      }
      boolean finished =
          open.entrySet().removeIf(part -> consumer.reaches(part.getKey(), part.getValue()));
      watchProgress(finished || !batch.isEmpty());
    }
    return events;
  }

  private void begin(OffsetRange slice, List<TopicPartition> partitions) {
    begins.putAll(begins(slice, partitions));
    for (int i = 0; i < partitions.size(); i++) {
      if (begins.containsKey(partitions.get(i))) {
        open.put(partitions.get(i), slice.to().get(i));
      }
    }
    consumer.seek(begins);
  }

  /** Where a slice begins in each partition of which it has a part. */
  static Map<TopicPartition, Long> begins(OffsetRange slice, List<TopicPartition> partitions) {
    if (slice.to().size() != partitions.size()) {
      throw new LogException(
          "a slice of the %s topic has %d partitions, not %d"
              .formatted(slice.topic().label(), partitions.size(), slice.to().size()));
    }
    Map<TopicPartition, Long> begins = new HashMap<>();
    for (int i = 0; i < partitions.size(); i++) {
      if (slice.from().get(i) < slice.to().get(i)) {
        begins.put(partitions.get(i), slice.from().get(i));
      }
    }
    return begins;
  }

  private void watchProgress(boolean moved) {
    if (moved) {
      progress = System.nanoTime();
      return;
    }
    Map<TopicPartition, Long> now = consumer.endOffsets(open.keySet());
    open.forEach(
        (partition, end) -> {
          if (now.get(partition) < end) {
            throw new DamagedLogException(
                "the slice ends at offset %d of %s, but the log ends at %d: it has lost events"
                    .formatted(end, partition, now.get(partition)));
          }
        });
    if (System.nanoTime() - progress > silenceMax.toNanos()) {
      throw new LogException(
          "no answer from " + open.keySet() + " in " + silenceMax.toSeconds() + " s");
    }
  }
}
