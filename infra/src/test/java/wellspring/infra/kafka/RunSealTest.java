package wellspring.infra.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wellspring.agents.log.LogException;

class RunSealTest {
  private static final String TYPE = "wellspring.model.measured";

  @TempDir private Path folder;

  @Test
  void aRecordOfTheRunIsKnownAgainByEachOfItsAttempts() {
    Path file = folder.resolve("log.key");
    ProducerRecord<String, byte[]> record = sealed(RunSeal.begin(Optional.of(file)), 7);

    assertThat(RunSeal.of(file, 3).read(read("topic", 2, "key", TYPE, "value", seal(record))))
        .contains(new RunSeal.Seal(1, 0, 7));
  }

  @ParameterizedTest
  @CsvSource({
    "topic, 3, key, wellspring.model.measured, value",
    "other, 2, key, wellspring.model.measured, value",
    "topic, 2, kez, wellspring.model.measured, value",
    "topic, 2, keyv, wellspring.model.measured, alue",
    "topic, 2, key, wellspring.run.paused, value",
    "topic, 2, key, wellspring.model.measured, valve"
  })
  void nothingOfARecordCanBeChanged(
      String topic, int partition, String key, String type, String value) {
    RunSeal seal = RunSeal.begin(Optional.empty());

    assertThat(seal.read(read(topic, partition, key, type, value, seal(sealed(seal, 7)))))
        .isEmpty();
  }

  @Test
  void whatASealSaysCannotBeChanged() {
    RunSeal seal = RunSeal.begin(Optional.empty());
    String own = seal(sealed(seal, 7));
    for (String changed :
        new String[] {own.replaceFirst("^1", "2"), own.replace(".7.", ".8."), own + "A", ""}) {
      assertThat(seal.read(read("topic", 2, "key", TYPE, "value", changed))).isEmpty();
    }
    assertThat(seal.read(read("topic", 2, "key", TYPE, "value", own))).isPresent();
  }

  @Test
  void anotherRunsSealIsNone() {
    String other = seal(sealed(RunSeal.begin(Optional.empty()), 7));

    assertThat(RunSeal.begin(Optional.empty()).read(read("topic", 2, "key", TYPE, "value", other)))
        .isEmpty();
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void onlyTheUserCanReadTheKey() throws IOException {
    Path file = folder.resolve("log.key");
    var unused = RunSeal.begin(Optional.of(file));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void saysThatTheKeyIsGoneOrDamaged() throws IOException {
    Path file = folder.resolve("log.key");
    assertThatThrownBy(() -> RunSeal.of(file, 2))
        .isInstanceOf(LogException.class)
        .hasMessageContainingAll(file.toString(), "is not there", "put it back");
    Files.writeString(file, "abc");
    assertThatThrownBy(() -> RunSeal.of(file, 2))
        .isInstanceOf(LogException.class)
        .hasMessageContainingAll(file.toString(), "is no key");
  }

  private static ProducerRecord<String, byte[]> sealed(RunSeal seal, long after) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>("topic", 2, "key", "value".getBytes(UTF_8));
    record.headers().add(EventRecords.TYPE_HEADER, TYPE.getBytes(UTF_8));
    seal.put(record, "key".getBytes(UTF_8), after);
    return record;
  }

  private static String seal(ProducerRecord<String, byte[]> record) {
    return new String(record.headers().lastHeader(RunSeal.HEADER).value(), UTF_8);
  }

  private static ConsumerRecord<byte[], byte[]> read(
      String topic, int partition, String key, String type, String value, String seal) {
    RecordHeaders headers = new RecordHeaders();
    headers.add(EventRecords.TYPE_HEADER, type.getBytes(UTF_8));
    headers.add(RunSeal.HEADER, seal.getBytes(UTF_8));
    return new ConsumerRecord<>(
        topic,
        partition,
        9,
        0,
        TimestampType.CREATE_TIME,
        key.length(),
        value.length(),
        key.getBytes(UTF_8),
        value.getBytes(UTF_8),
        headers,
        Optional.empty());
  }
}
