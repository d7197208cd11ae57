package wellspring.infra.kafka;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * The topics of a run on a cluster where others can write: the run's records are sealed, and its
 * readers pass over all others. They also pass over copies: a record is taken once by a reader, and
 * not in a part of a partition that began only after the record had been sent; nor behind a record
 * of a later attempt, which may be there although a process that was cut off still writes. So each
 * part must begin where {@link wellspring.agents.log.EventLog#end} said, before the first of its
 * records was published, that the partition ended.
 */
final class SealedTopics {
  private final RunSeal seal;
  private final ForeignRecords foreign;

  /** Where partitions ended when the log was opened. */
  private final Map<TopicPartition, Long> starts;

  /** Up to where partitions are known to reach. */
  private final Map<TopicPartition, Long> known = new ConcurrentHashMap<>();

  /** Whether this process writes, so that earlier attempts do not any more. */
  private volatile boolean writing;

  SealedTopics(RunSeal seal, ForeignRecords foreign, Map<TopicPartition, Long> starts) {
    this.seal = seal;
    this.foreign = foreign;
    this.starts = Map.copyOf(starts);
    this.writing = seal.takesOver();
    ends(starts);
  }

  /**
   * The same record with its seal, in the partition of its key.
   *
   * @param key the bytes of its key
   * @param partitions how many the topic has
   */
  ProducerRecord<String, byte[]> sealed(
      ProducerRecord<String, byte[]> record, byte[] key, int partitions) {
    writing = true;
    int partition = RecordWriter.partition(key, partitions);
    ProducerRecord<String, byte[]> sealed =
        new ProducerRecord<>(
            record.topic(), partition, record.key(), record.value(), record.headers());
    long after = known.getOrDefault(new TopicPartition(record.topic(), partition), 0L);
    seal.put(sealed, key, after);
    return sealed;
  }

  /** A record is in the log. */
  void written(RecordMetadata where) {
    if (where.hasOffset()) {
      reaches(new TopicPartition(where.topic(), where.partition()), where.offset() + 1);
    }
  }

  /** Partitions end there, or farther on. */
  void ends(Map<TopicPartition, Long> ends) {
    ends.forEach(this::reaches);
  }

  private void reaches(TopicPartition partition, long end) {
    known.merge(partition, end, Math::max);
  }

  /** For one reader. */
  RecordFilter filter() {
    Set<RunSeal.Seal> taken = new HashSet<>();
    Map<TopicPartition, Integer> epochs = new HashMap<>();
    return (record, from) -> {
      Optional<RunSeal.Seal> found =
          seal.read(record).filter(each -> isInPlace(each, record, from));
      boolean own =
          found.isPresent()
              && found.get().epoch()
                  >= epochs.merge(
                      new TopicPartition(record.topic(), record.partition()),
                      found.get().epoch(),
                      Math::max)
              && taken.add(found.get());
      if (!own) {
        foreign.found(record);
      }
      return own;
    };
  }

  /** Whether a record stands where the run has put it, and not where it was copied to. */
  private boolean isInPlace(RunSeal.Seal found, ConsumerRecord<?, ?> record, long from) {
    long start =
        starts.getOrDefault(new TopicPartition(record.topic(), record.partition()), Long.MAX_VALUE);
    boolean late = writing && record.offset() >= start && found.epoch() < seal.epoch();
    return !late && found.after() >= from && found.after() <= record.offset();
  }
}
