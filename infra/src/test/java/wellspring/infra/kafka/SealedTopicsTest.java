package wellspring.infra.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which records count where a process may still write that others go on without. */
class SealedTopicsTest {
  private static final TopicPartition PARTITION = new TopicPartition("topic", 0);
  private static final byte[] KEY = "key".getBytes(UTF_8);

  @TempDir private Path folder;
  private Path key;
  private RunSeal first;

  @BeforeEach
  void begin() {
    key = folder.resolve("log.key");
    first = RunSeal.begin(Optional.of(key));
  }

  @Test
  void aRecordOfAnEarlierAttemptDoesNotCountBehindOneOfALaterOne() {
    RunSeal second = RunSeal.of(key, 2);
    RecordFilter reader = reader(RunSeal.of(key, 3), 10);

    assertThat(reader.takes(record(first, 0), 0)).isTrue();
    assertThat(reader.takes(record(second, 1), 0)).isTrue();
    assertThat(reader.takes(record(first, 2), 0)).isFalse();
    assertThat(reader.takes(record(second, 3), 0)).isTrue();
  }

  @Test
  void whoTakesTheRunOverDoesNotHeedWhatEarlierAttemptsWriteFromThenOn() {
    RecordFilter taken = reader(RunSeal.takingOver(key, 2), 5);
    RecordFilter read = reader(RunSeal.of(key, 2), 5);

    assertThat(taken.takes(record(first, 4), 0)).isTrue();
    assertThat(taken.takes(record(first, 5), 0)).isFalse();
    assertThat(read.takes(record(first, 5), 0)).isTrue();
  }

  @Test
  void processesOfOneAttemptDoNotTakeEachOthersRecordsForCopies() {
    RecordFilter reader = reader(first, 0);
    ConsumerRecord<byte[], byte[]> one = record(RunSeal.joining(key, 1), 0);

    assertThat(reader.takes(one, 0)).isTrue();
    assertThat(reader.takes(record(RunSeal.joining(key, 1), 1), 0)).isTrue();
    assertThat(reader.takes(record(first, 2), 0)).isTrue();
    assertThat(reader.takes(one, 0)).isFalse();
  }

  private static RecordFilter reader(RunSeal seal, long start) {
    ForeignRecords foreign = new ForeignRecords(ForeignRecords.Treatment.IGNORE, remark -> {});
    return new SealedTopics(seal, foreign, Map.of(PARTITION, start)).filter();
  }

  private static ConsumerRecord<byte[], byte[]> record(RunSeal seal, long offset) {
    ProducerRecord<String, byte[]> written =
        new ProducerRecord<>(
            PARTITION.topic(), PARTITION.partition(), "key", "value".getBytes(UTF_8));
    written.headers().add(EventRecords.TYPE_HEADER, "type".getBytes(UTF_8));
    seal.put(written, KEY, 0);
    return new ConsumerRecord<>(
        PARTITION.topic(),
        PARTITION.partition(),
        offset,
        0,
        TimestampType.CREATE_TIME,
        KEY.length,
        written.value().length,
        KEY,
        written.value(),
        written.headers(),
        Optional.empty());
  }
}
