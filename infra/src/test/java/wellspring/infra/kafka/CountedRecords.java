package wellspring.infra.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What counts of a run on a cluster, as the README says it, read with a client that knows nothing
 * of Wellspring.
 */
public final class CountedRecords implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String run;
  private final KafkaConsumer<byte[], byte[]> consumer;

  public CountedRecords(String bootstrap, String run) {
    this.run = run;
    this.consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrap),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
  }

  /**
   * The values of all records that count, by id, for each topic and round.
   *
   * @throws AssertionError if one stands there twice with two values
   */
  public Map<String, Map<String, String>> read() throws IOException {
    Map<String, Map<String, String>> all = new TreeMap<>();
    for (ConsumerRecord<byte[], byte[]> record : records("control", 0, 0, Long.MAX_VALUE)) {
      if (type(record).endsWith("round.closed")
          && record.headers().lastHeader("wellspring-seal") != null) {
        JsonNode closed = JSON.readTree(record.value());
        for (JsonNode slice : closed.get("slices")) {
          String topic = slice.get("topic").asText().toLowerCase(java.util.Locale.ROOT);
          all.put(
              "%s of round %05d".formatted(topic, closed.get("round").asInt()), read(topic, slice));
        }
      }
    }
    return all;
  }

  private Map<String, String> read(String topic, JsonNode slice) throws IOException {
    Map<String, String> byId = new TreeMap<>();
    for (int partition = 0; partition < slice.get("from").size(); partition++) {
      long from = slice.get("from").get(partition).asLong();
      long to = slice.get("to").get(partition).asLong();
      for (ConsumerRecord<byte[], byte[]> record : records(topic, partition, from, to)) {
        if (record.headers().lastHeader("wellspring-seal") == null) {
          continue;
        }
        String value = new String(record.value(), StandardCharsets.UTF_8);
        String before = byId.put(JSON.readTree(value).get("id").asText(), value);
        if (before != null && !before.equals(value)) {
          throw new AssertionError("two records of one id: " + before + " and " + value);
        }
      }
    }
    return byId;
  }

  /** The records of a part of a partition. */
  public List<ConsumerRecord<byte[], byte[]>> records(
      String topic, int number, long from, long to) {
    TopicPartition partition = new TopicPartition("wellspring.%s.%s".formatted(run, topic), number);
    consumer.assign(List.of(partition));
    long end = Math.min(to, consumer.endOffsets(List.of(partition)).get(partition));
    consumer.seek(partition, from);
    List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
    while (consumer.position(partition) < end) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
        if (record.offset() < end) {
          found.add(record);
        }
      }
    }
    return found;
  }

  private static String type(ConsumerRecord<byte[], byte[]> record) {
    Header type = record.headers().lastHeader("ce_type");
    return type == null ? "" : new String(type.value(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
