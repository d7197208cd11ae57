package wellspring.infra.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Another program that writes into the topics of a run. */
public final class ForeignWriter implements AutoCloseable {
  private static final List<String> TOPICS =
      List.of("documents", "corpora", "releases", "probes", "measurements", "society", "control");

  private final String run;
  private final CountedRecords reader;
  private final KafkaProducer<byte[], byte[]> producer;
  private final KafkaProducer<byte[], byte[]> transactional;

  public ForeignWriter(String bootstrap, String run) {
    this.run = run;
    this.reader = new CountedRecords(bootstrap, run);
    this.producer = producer(Map.of("bootstrap.servers", bootstrap));
    this.transactional =
        producer(Map.of("bootstrap.servers", bootstrap, "transactional.id", "foreign-" + run));
  }

  private static KafkaProducer<byte[], byte[]> producer(Map<String, Object> settings) {
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * Garbage, records without key or value, and the last records of the run once more, as they are
   * and with another id.
   */
  public void writeAll() throws ExecutionException, InterruptedException {
    for (String topic : TOPICS) {
      List<ProducerRecord<byte[], byte[]>> all = new ArrayList<>();
      all.add(record(topic, 0, "k".getBytes(UTF_8), "garbage".getBytes(UTF_8)));
      all.add(record(topic, 0, null, new byte[] {0, 1, 2}));
      all.add(record(topic, 0, "k".getBytes(UTF_8), null));
      all.addAll(copies(topic));
      for (ProducerRecord<byte[], byte[]> each : all) {
        producer.send(each).get();
      }
    }
  }

  private List<ProducerRecord<byte[], byte[]>> copies(String topic) {
    List<ProducerRecord<byte[], byte[]>> copies = new ArrayList<>();
    List<ConsumerRecord<byte[], byte[]>> there = reader.records(topic, 0, 0, Long.MAX_VALUE);
    for (ConsumerRecord<byte[], byte[]> own :
        there.subList(Math.max(0, there.size() - 3), there.size())) {
      copies.add(new ProducerRecord<>(own.topic(), 0, own.key(), own.value(), own.headers()));
      if (own.value() != null) {
        byte[] changed =
            new String(own.value(), UTF_8).replace("\"id\":\"", "\"id\":\"x").getBytes(UTF_8);
        copies.add(new ProducerRecord<>(own.topic(), 0, own.key(), changed, own.headers()));
      }
    }
    return copies;
  }

  /** Writes in a transaction that stays open. */
  public void beginWithoutEnd() throws ExecutionException, InterruptedException {
    transactional.initTransactions();
    transactional.beginTransaction();
    for (String topic : TOPICS) {
      transactional.send(record(topic, 0, "k".getBytes(UTF_8), "open".getBytes(UTF_8))).get();
    }
  }

  private ProducerRecord<byte[], byte[]> record(
      String topic, int partition, byte[] key, byte[] value) {
    return new ProducerRecord<>("wellspring.%s.%s".formatted(run, topic), partition, key, value);
  }

  @Override
  public void close() {
    reader.close();
    producer.close();
    transactional.close(java.time.Duration.ZERO);
  }
}
