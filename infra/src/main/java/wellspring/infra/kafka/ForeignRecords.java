package wellspring.infra.kafka;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import wellspring.agents.log.LogException;

/**
 * The records in a run's topics that are not the run's, because somebody else writes there, or
 * copies the run's own. Each is counted once, however often it is read. Safe to use from many
 * threads.
 */
public final class ForeignRecords {
  private static final int NAMED_MAX = 5;
  private static final int KEY_CHARS_MAX = 60;

  private final Treatment treatment;
  private final Consumer<String> remarks;
  private final Map<TopicPartition, BitSet> known = new HashMap<>();
  private final List<ForeignRecord> first = new ArrayList<>();
  private final Map<String, Long> byTopic = new TreeMap<>();
  private long count;

  /** What is done about them. */
  public enum Treatment {
    /** They are passed over. */
    IGNORE,
    /** The run fails. */
    FAIL
  }

  /**
   * One of them.
   *
   * @param key as text, its beginning; empty if it has none
   */
  public record ForeignRecord(String topic, int partition, long offset, String key) {
    @Override
    public String toString() {
      return "topic %s, partition %d, offset %d, key '%s'".formatted(topic, partition, offset, key);
    }
  }

  /**
   * @param remarks is told of the first one
   */
  ForeignRecords(Treatment treatment, Consumer<String> remarks) {
    this.treatment = treatment;
    this.remarks = remarks;
  }

  /**
   * One was found.
   *
   * @throws LogException if the run is to fail then
   */
  void found(ConsumerRecord<byte[], byte[]> record) {
    ForeignRecord named =
        new ForeignRecord(record.topic(), record.partition(), record.offset(), text(record.key()));
    boolean isFirst = add(named);
    if (treatment == Treatment.FAIL) {
      throw new LogException("%s is a record that is not this run's".formatted(named));
    }
    if (isFirst) {
      remarks.accept("A record is not this run's, and does not count: " + named);
    }
  }

  /** Whether it is the first of all. */
  private synchronized boolean add(ForeignRecord record) {
    BitSet offsets =
        known.computeIfAbsent(
            new TopicPartition(record.topic(), record.partition()), each -> new BitSet());
    int place = Math.toIntExact(record.offset());
    if (offsets.get(place)) {
      return false;
    }
    offsets.set(place);
    if (first.size() < NAMED_MAX) {
      first.add(record);
    }
    byTopic.merge(record.topic(), 1L, Long::sum);
    count++;
    return count == 1;
  }

  private static String text(byte[] key) {
    String text = key == null ? "" : new String(key, StandardCharsets.UTF_8);
    return text.length() <= KEY_CHARS_MAX ? text : text.substring(0, KEY_CHARS_MAX) + "...";
  }

  /** How many have been read. */
  public synchronized long count() {
    return count;
  }

  /** How many have been read of each topic. */
  public synchronized Map<String, Long> byTopic() {
    return new TreeMap<>(byTopic);
  }

  /** Those that were read first. */
  public synchronized List<ForeignRecord> first() {
    return List.copyOf(first);
  }
}
