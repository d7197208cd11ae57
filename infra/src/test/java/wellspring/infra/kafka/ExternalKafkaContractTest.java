package wellspring.infra.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.agents.event.ControlEvent;
import wellspring.agents.event.ControlEvent.RoundOpened;
import wellspring.agents.event.Event;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.event.OffsetRange;
import wellspring.agents.event.Topic;
import wellspring.agents.log.EventLog;
import wellspring.agents.log.LogException;

/**
 * The contract on a broker that somebody else started, known by its address alone; others write
 * there, too.
 */
class ExternalKafkaContractTest extends EventLogContract {
  private static final AtomicInteger runs = new AtomicInteger();

  @TempDir private static Path directory;
  private static BrokerNode broker;
  private static KafkaCluster cluster;
  private String run;

  @BeforeAll
  static void startBroker() throws IOException {
    broker = BrokerNode.start(directory, Optional.empty());
    cluster = at(ForeignRecords.Treatment.IGNORE);
  }

  @AfterAll
  static void stopBroker() {
    cluster.close();
    broker.close();
  }

  @Override
  EventLog open() {
    run = "contract." + runs.incrementAndGet();
    return KafkaEventLog.open(cluster, run, Optional.of(RunSeal.begin(Optional.of(key()))));
  }

  @Test
  void recordsOfOthersDoNotCountAndAreCounted() {
    long before = cluster.foreign().count();
    publish(Topic.MEASUREMENTS, measured("a"));
    send(List.of(foreign("measurements", "wellspring.model.measured", measuredJson("b"))));
    send(List.of(foreign("measurements", "", "anything")));
    publish(Topic.MEASUREMENTS, measured("c"));

    OffsetRange all = begin().next(log().end(Topic.MEASUREMENTS));
    assertThat(log().read(all, ModelMeasured.class)).containsExactly(measured("a"), measured("c"));
    assertThat(log().read(all, ModelMeasured.class)).hasSize(2);
    assertThat(cluster.foreign().count()).isEqualTo(before + 2);
  }

  @Test
  void copiesOfItsOwnRecordsDoNotCount() {
    long before = cluster.foreign().count();
    publish(Topic.MEASUREMENTS, measured("a"));
    OffsetRange first = begin().next(log().end(Topic.MEASUREMENTS));
    send(copies("measurements"));
    publish(Topic.MEASUREMENTS, measured("b"));
    OffsetRange second = first.next(log().end(Topic.MEASUREMENTS));

    assertThat(log().read(first, ModelMeasured.class)).containsExactly(measured("a"));
    assertThat(log().read(second, ModelMeasured.class)).containsExactly(measured("b"));
    assertThat(log().readInOrder(Topic.MEASUREMENTS, second.to().get(0)))
        .containsExactly(measured("a"), measured("b"));
    assertThat(cluster.foreign().count()).isEqualTo(before + 1);
  }

  @Test
  void aFollowerSeesNothingOfOthers() {
    List<Event> seen = new ArrayList<>();
    EventLog.Subscription subscription = log().follow(Topic.CONTROL, seen::add);
    publish(Topic.CONTROL, opened(0));
    send(
        List.of(
            foreign("control", "wellspring.run.paused", "{\"id\":\"x\",\"round\":1}"),
            foreign("control", "wellspring.run.paused", "garbage")));
    send(copies("control"));
    publish(Topic.CONTROL, opened(1));
    log().close();

    assertThat(subscription.ended()).isCompleted();
    assertThat(seen).containsExactly(opened(0), opened(1));
  }

  @Test
  void whatAnEarlierAttemptStillWritesDoesNotCount() {
    publish(Topic.MEASUREMENTS, measured("a"));
    try (KafkaEventLog next =
        KafkaEventLog.reopen(cluster, run, true, Optional.of(RunSeal.of(key(), 2)))) {
      next.publish(Topic.MEASUREMENTS, measured("b")).toCompletableFuture().join();
      publish(Topic.MEASUREMENTS, measured("late"));

      OffsetRange all = begin().next(next.end(Topic.MEASUREMENTS));
      assertThat(next.read(all, ModelMeasured.class)).containsExactly(measured("a"), measured("b"));
    }
  }

  @Test
  void aReaderMayRefuseThem() {
    send(List.of(foreign("measurements", "wellspring.model.measured", measuredJson("b"))));
    try (KafkaCluster strict = at(ForeignRecords.Treatment.FAIL);
        KafkaEventLog reader =
            KafkaEventLog.reopen(strict, run, true, Optional.of(RunSeal.of(key(), 2)))) {
      OffsetRange all = begin().next(reader.end(Topic.MEASUREMENTS));

      assertThatThrownBy(() -> reader.read(all, ModelMeasured.class))
          .isInstanceOf(LogException.class)
          .hasMessageContainingAll(
              "topic wellspring." + run + ".measurements, partition 0, offset 0, key 'm'",
              "not this run's");
    }
  }

  @Test
  void aLogThatIsTakenAwayIsNotGoneOnWith() {
    log().close();

    assertThat(KafkaEventLog.delete(cluster, run, List.of()))
        .hasSize(Topic.values().length)
        .contains("wellspring." + run + ".documents");
    assertThat(KafkaEventLog.delete(cluster, run, List.of())).isEmpty();
    RunSeal seal = RunSeal.of(key(), 2);
    assertThatThrownBy(() -> KafkaEventLog.reopen(cluster, run, true, Optional.of(seal)))
        .isInstanceOf(LogException.class)
        .hasMessageContaining("has no topic wellspring." + run);
    KafkaEventLog.reopen(cluster, run, false, Optional.of(seal)).close();
  }

  @Test
  void aTopicThatAnOlderBuildDidNotKnowIsMadeAndAnyOtherIsMissed() throws Exception {
    publish(Topic.MEASUREMENTS, measured("a"));
    log().close();
    RunSeal seal = RunSeal.of(key(), 2);
    delete(Topic.SOCIETY);

    try (KafkaEventLog older = KafkaEventLog.reopen(cluster, run, true, Optional.of(seal))) {
      assertThat(older.end(Topic.SOCIETY)).containsExactly(0L);
      OffsetRange all = begin().next(older.end(Topic.MEASUREMENTS));
      assertThat(older.read(all, ModelMeasured.class)).containsExactly(measured("a"));
    }
    delete(Topic.PROBES);
    assertThatThrownBy(() -> KafkaEventLog.reopen(cluster, run, true, Optional.of(seal)))
        .isInstanceOf(LogException.class)
        .hasMessageContaining("has no topic wellspring.%s.probes any more".formatted(run));
  }

  private void delete(Topic topic) throws Exception {
    String name = "wellspring.%s.%s".formatted(run, topic.label());
    cluster.admin().deleteTopics(List.of(name)).all().get();
    while (cluster.admin().listTopics().names().get().contains(name)) {
      Thread.onSpinWait(); // the news is on its way
    }
  }

  private Path key() {
    return directory.resolve(run + ".key");
  }

  private static KafkaCluster at(ForeignRecords.Treatment treatment) {
    return KafkaCluster.at(
        new ClusterAddress(broker.bootstrap()),
        ClusterOptions.USUAL.with(Duration.ofMinutes(5), treatment),
        remark -> {});
  }

  private void publish(Topic topic, Event event) {
    log().publish(topic, event).toCompletableFuture().join();
  }

  private static OffsetRange begin() {
    return OffsetRange.beginning(Topic.MEASUREMENTS, 1);
  }

  private static ModelMeasured measured(String id) {
    return new ModelMeasured(id, "m", 0, "perplexity", 1, null);
  }

  private static String measuredJson(String id) {
    return "{\"id\":\"%s\",\"agent\":\"m\",\"round\":0,\"measure\":\"perplexity\",\"value\":2}"
        .formatted(id);
  }

  private static ControlEvent opened(int round) {
    return new RoundOpened("r" + round, round, Map.of());
  }

  private ProducerRecord<byte[], byte[]> foreign(String label, String type, String value) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            "wellspring." + run + "." + label, new byte[] {'m'}, value.getBytes(UTF_8));
    record.headers().add(EventRecords.TYPE_HEADER, type.getBytes(UTF_8));
    return record;
  }

  /** All that stands in a topic with one partition, as it stands there. */
  private List<ProducerRecord<byte[], byte[]>> copies(String label) {
    TopicPartition partition = new TopicPartition("wellspring." + run + "." + label, 0);
    List<ProducerRecord<byte[], byte[]>> copies = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", broker.bootstrap()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seek(partition, 0);
      while (consumer.position(partition)
          < consumer.endOffsets(List.of(partition)).get(partition)) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
          copies.add(
              new ProducerRecord<>(
                  record.topic(), 0, record.key(), record.value(), record.headers()));
        }
      }
    }
    return copies;
  }

  private static void send(List<ProducerRecord<byte[], byte[]>> records) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrap()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      records.forEach(
          record -> {
            var unused = producer.send(record);
          });
    }
  }
}
