package wellspring.infra.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Which records a reader takes that goes through each partition in order; one for each reader. */
@FunctionalInterface
interface RecordFilter {
  /** For topics where nobody else can write. */
  RecordFilter ALL = (record, from) -> true;

  /**
   * Whether a record is the run's own.
   *
   * @param from the offset at which the part of the partition begins that is read
   */
  boolean takes(ConsumerRecord<byte[], byte[]> record, long from);
}
