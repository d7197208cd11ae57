package wellspring.infra.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Makes the Kafka clients of a run, each with the settings that the log's promises rest on. */
final class KafkaClients {
  /** The largest request of a producer in bytes; a topic may allow less. */
  static final int REQUEST_BYTES_MAX = 8 << 20;

  /**
   * How much of a partition a request brings at most: of small rounds, many. A reader keeps in
   * memory what it has not been asked for.
   */
  private static final int FETCH_BYTES = 256 << 10;

  /** As long as Kafka can wait, which is 24 days. */
  static final Duration FOR_EVER = Duration.ofMillis(Integer.MAX_VALUE);

  private final KafkaCluster cluster;
  private final String run;
  private final AtomicInteger consumers = new AtomicInteger();

  KafkaClients(KafkaCluster cluster, String run) {
    this.cluster = cluster;
    this.run = run;
  }

  KafkaCluster cluster() {
    return cluster;
  }

  Admin admin() {
    Map<String, Object> settings = settings("admin");
    // A question now and then gets no answer from a broker that is well; who asks, asks again.
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
    return Admin.create(settings);
  }

  /**
   * A producer whose acknowledged records are there for good, once, and in order.
   *
   * @param lingerMillis how long a record may wait for others, so that they go together
   */
  Producer<String, byte[]> producer(int lingerMillis) {
    return producer("lz4", lingerMillis);
  }

  /** The same for many small batches, where compressing costs more than it saves. */
  Producer<String, byte[]> uncompressedProducer(int lingerMillis) {
    return producer("none", lingerMillis);
  }

  private Producer<String, byte[]> producer(String compression, int lingerMillis) {
    Map<String, Object> settings = settings("writer");
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, compression);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, lingerMillis);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 << 10);
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 64L << 20);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, REQUEST_BYTES_MAX);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis(60));
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 15_000);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis(60));
    return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  /**
   * A consumer for what is in the log. It never waits for more: it has a request ahead of it on the
   * way, and its next use would have to wait until that one returns.
   */
  Consumer<byte[], byte[]> reader() {
    return consumer("reader-", 1);
  }

  /** A consumer for what is still to come. */
  Consumer<byte[], byte[]> follower() {
    return consumer("follower-", 500);
  }

  /**
   * It belongs to no group. Where others write, it does not heed transactions, of which runs make
   * none: it would wait for another program's that stays open in their topics.
   */
  private Consumer<byte[], byte[]> consumer(String role, int waitMillisMax) {
    Map<String, Object> settings = settings(role + consumers.incrementAndGet());
    settings.put(
        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
        cluster.isOwn() ? "read_committed" : "read_uncommitted");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, waitMillisMax);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis(60));
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * A limit for somebody else's cluster; our own has none, see {@link KafkaCluster}. Single
   * requests have one always: they are sent again.
   */
  private int millis(int seconds) {
    return Math.toIntExact(cluster.patience(Duration.ofSeconds(seconds)).toMillis());
  }

  private Map<String, Object> settings(String role) {
    Map<String, Object> settings = new HashMap<>(cluster.login());
    settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, cluster.bootstrap());
    settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, "wellspring-" + run + "-" + role);
    settings.put(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, "");
    settings.put("enable.metrics.push", false);
    return settings;
  }
}
