package wellspring.infra.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import wellspring.agents.event.Event;
import wellspring.agents.event.OffsetRange;
import wellspring.agents.log.DuplicateFilter;
import wellspring.agents.log.LogException;

/**
 * Reads one slice with one consumer. It goes by positions, not by how many events it has seen,
 * because marks of transactions take offsets too.
 */
final class OffsetRangeReader {
  private static final Duration POLL = Duration.ofMillis(500);

  /** How long an external cluster may return nothing. */
  static final Duration SILENCE_MAX = Duration.ofSeconds(30);

  private final Consumer<byte[], byte[]> consumer;
  private final EventRecords records;
  private final RecordFilter filter;
  private final LogState state;
  private final Duration silenceMax;
  private final Map<TopicPartition, Long> begins = new HashMap<>();
  private final Map<TopicPartition, Long> ends = new LinkedHashMap<>();
  private final Set<TopicPartition> open = new HashSet<>();
  private final List<Event> events = new ArrayList<>();
  private long progress = System.nanoTime();

  OffsetRangeReader(
      Consumer<byte[], byte[]> consumer,
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
    assign(slice, partitions);
    while (!open.isEmpty()) {
      state.check();
      ConsumerRecords<byte[], byte[]> batch = consumer.poll(POLL);
      for (ConsumerRecord<byte[], byte[]> record : batch) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        if (record.offset() < ends.get(partition) && filter.takes(record, begins.get(partition))) {
          events.add(records.read(record));
        }
      }
      watchProgress(closeFinished() || !batch.isEmpty());
    }
    return events;
  }

  private void assign(OffsetRange slice, List<TopicPartition> partitions) {
    if (slice.to().size() != partitions.size()) {
      throw new LogException(
          "a slice of the %s topic has %d partitions, not %d"
              .formatted(slice.topic().label(), partitions.size(), slice.to().size()));
    }
    for (int i = 0; i < partitions.size(); i++) {
      if (slice.from().get(i) < slice.to().get(i)) {
        begins.put(partitions.get(i), slice.from().get(i));
        ends.put(partitions.get(i), slice.to().get(i));
      }
    }
    open.addAll(ends.keySet());
    consumer.assign(ends.keySet());
    for (int i = 0; i < partitions.size(); i++) {
      if (open.contains(partitions.get(i))) {
        consumer.seek(partitions.get(i), slice.from().get(i));
      }
    }
  }

  /** Stops fetching from partitions that have reached their end, and tells whether any has. */
  private boolean closeFinished() {
    List<TopicPartition> finished =
        open.stream()
            .filter(partition -> consumer.position(partition) >= ends.get(partition))
            .toList();
    consumer.pause(finished);
    return open.removeAll(finished);
  }

  private void watchProgress(boolean moved) {
    if (moved) {
      progress = System.nanoTime();
      return;
    }
    Map<TopicPartition, Long> now = consumer.endOffsets(open);
    for (TopicPartition partition : open) {
      if (now.get(partition) < ends.get(partition)) {
        throw new LogException(
            "the slice ends at offset %d of %s, but the log ends at %d: it has lost events"
                .formatted(ends.get(partition), partition, now.get(partition)));
      }
    }
    if (System.nanoTime() - progress > silenceMax.toNanos()) {
      throw new LogException("no answer from " + open + " in " + silenceMax.toSeconds() + " s");
    }
  }
}
