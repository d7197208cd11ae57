package wellspring.infra.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventDeserializer;
import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.agents.event.ClaimedProvenance;
import wellspring.agents.event.DocumentOrigin;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.Event;
import wellspring.agents.event.EventCodec;
import wellspring.agents.event.ModelReleased;
import wellspring.agents.event.OffsetRange;
import wellspring.agents.event.Topic;
import wellspring.agents.event.TrueProvenance;
import wellspring.agents.log.EventLog;
import wellspring.agents.log.LogException;

/** What is Kafka's own: its records as others see them, and the ways in which it can fail. */
@Timeout(600)
class KafkaEventLogTest {
  private static final DocumentWritten DOCUMENT =
      new DocumentWritten(
          "d1", "Zoë b", 2, "🌊", ClaimedProvenance.of(DocumentOrigin.HUMAN), TrueProvenance.HUMAN);

  @TempDir private static Path directory;
  private static KafkaCluster broker;

  private String run;
  private KafkaEventLog log;

  @BeforeAll
  static void startBroker() {
    broker = KafkaCluster.embedded(directory, remark -> {});
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @BeforeEach
  void openLog(TestInfo test) {
    run = test.getTestMethod().orElseThrow().getName() + "-" + test.getDisplayName().hashCode();
    log = KafkaEventLog.open(broker, run);
  }

  @AfterEach
  void closeLog() {
    log.close();
  }

  @Test
  void anyConsumerReadsDocumentsAsJsonWithCloudEventHeaders() throws IOException {
    publish(Topic.DOCUMENTS, DOCUMENT);

    ConsumerRecord<String, byte[]> record = onlyDocument(new ByteArrayDeserializer());

    assertThat(record.key()).isEqualTo("Zoë b");
    assertThat(record.value()).isEqualTo(new EventCodec().encode(DOCUMENT));
    assertThat(record.headers())
        .extracting(header -> header.key() + "=" + utf8(header.value()))
        .containsExactlyInAnyOrder(
            "ce_specversion=1.0",
            "ce_id=d1",
            "ce_type=wellspring.document.written",
            "ce_source=/wellspring/" + run + "/Zo%C3%AB%20b",
            "content-type=application/json");
  }

  @Test
  void aCloudEventsConsumerReadsDocuments() throws IOException {
    publish(Topic.DOCUMENTS, DOCUMENT);

    CloudEvent event = onlyDocument(new CloudEventDeserializer()).value();

    assertThat(event.getId()).isEqualTo("d1");
    assertThat(event.getType()).isEqualTo("wellspring.document.written");
    assertThat(event.getSource()).isEqualTo(URI.create("/wellspring/" + run + "/Zo%C3%AB%20b"));
    assertThat(event.getTime()).isNull();
    assertThat(event.getData().toBytes()).isEqualTo(new EventCodec().encode(DOCUMENT));
  }

  @Test
  void whoHasThePasswordOfNobodyCannotLogIn() {
    Map<String, Object> settings = clientSettings();
    settings.putAll(new BrokerCredentials("guess", "guess").ownerSettings());
    try (Admin stranger = Admin.create(settings)) {
      assertThatThrownBy(() -> stranger.listTopics().names().get())
          .hasCauseInstanceOf(SaslAuthenticationException.class);
    }
  }

  @Test
  void whoDoesNotLogInIsNotServed() {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", broker.bootstrap(),
            "default.api.timeout.ms", 1_000,
            "request.timeout.ms", 1_000);
    try (Admin stranger = Admin.create(settings)) {
      assertThatThrownBy(() -> stranger.listTopics().names().get())
          .isInstanceOf(ExecutionException.class);
    }
  }

  @Test
  void whoReadsWithTheFileCannotWrite() throws IOException {
    publish(Topic.DOCUMENTS, DOCUMENT);
    Map<String, Object> settings = readerSettings();
    settings.put("enable.idempotence", false); // asks for no right but that to write
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      assertThatThrownBy(
              () -> producer.send(new EventRecords(run).write(topic("documents"), DOCUMENT)).get())
          .hasCauseInstanceOf(TopicAuthorizationException.class);
    }
    assertThat(onlyDocument(new ByteArrayDeserializer()).key()).isEqualTo(DOCUMENT.agent());
    if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(directory.resolve("client.properties"))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void readsPastTheMarksOfTransactionsAndOverWhatWasTakenBack() {
    try (KafkaProducer<String, byte[]> producer = transactionalProducer()) {
      producer.initTransactions();
      for (int generation = 1; generation <= 4; generation++) {
        producer.beginTransaction();
        var unused =
            producer.send(new EventRecords(run).write(topic("releases"), release(generation)));
        if (generation % 2 == 0) {
          producer.commitTransaction();
        } else {
          producer.flush();
          producer.abortTransaction();
        }
      }
    }
    awaitEnd(8);

    assertThat(readAll(Topic.RELEASES, ModelReleased.class))
        .containsExactly(release(2), release(4));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"id\":1", "{\"unheard\":true}", "null", "{\"id\":null}"})
  void namesTheRecordThatIsNoEvent(String json) {
    publish(Topic.RELEASES, release(1));
    sendRaw(json.getBytes(StandardCharsets.UTF_8), "wellspring.model.released");

    assertThatThrownBy(() -> readAll(Topic.RELEASES, ModelReleased.class))
        .isInstanceOf(LogException.class)
        .hasMessageContaining("topic " + topic("releases") + ", partition 0, offset 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "com.example.other"})
  void namesTheRecordOfAnotherProgram(String type) {
    sendRaw(new byte[] {'{', '}'}, type);

    assertThatThrownBy(() -> readAll(Topic.RELEASES, ModelReleased.class))
        .isInstanceOf(LogException.class)
        .hasMessageContaining("topic " + topic("releases") + ", partition 0, offset 0");
  }

  @Test
  void aTopicWithSeveralPartitionsCannotBeFollowed() {
    assertThatThrownBy(() -> log.follow(Topic.DOCUMENTS, event -> {}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRunThatIsThereAlreadyIsNotOpenedAgain() {
    assertThatThrownBy(() -> KafkaEventLog.open(broker, run))
        .isInstanceOf(LogException.class)
        .hasMessageContaining(topic("documents"))
        .hasMessageContaining("choose another run id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "a/b", "ä"})
  void aRunThatNoTopicCanBeNamedAfterIsRefused(String bad) {
    assertThatThrownBy(() -> KafkaEventLog.open(broker, bad))
        .isInstanceOf(LogException.class)
        .hasMessageContaining("'" + bad + "'");
  }

  @Test
  void saysThatNobodyAnswers() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String address = "127.0.0.1:" + silent.getLocalPort();

      assertThatThrownBy(() -> KafkaEventLog.open(at(address), "run"))
          .isInstanceOf(LogException.class)
          .hasMessageContaining(address)
          .hasMessageContaining("check that it runs");
    }
  }

  @Test
  void saysThatTheHostIsUnknown() {
    assertThatThrownBy(() -> KafkaEventLog.open(at("nowhere.invalid:9092"), "run"))
        .isInstanceOf(LogException.class)
        .hasMessageContaining("nowhere.invalid:9092");
  }

  @Test
  void anAbandonedLogFailsWhateverIsAskedWithTheReason() {
    log.abandon("the disk is full");

    assertThatThrownBy(() -> publish(Topic.DOCUMENTS, DOCUMENT))
        .hasCauseInstanceOf(LogException.class)
        .hasMessageContaining("the disk is full");
    assertThatThrownBy(() -> log.end(Topic.DOCUMENTS))
        .isInstanceOf(LogException.class)
        .hasMessageContaining("the disk is full");
  }

  @Test
  void aRecordThatIsNoEventEndsTheSubscriptionThatMeetsIt() {
    List<Event> seen = new ArrayList<>();
    publish(Topic.RELEASES, release(1));
    sendRaw(new byte[] {'{', '}'}, "com.example.other");
    EventLog.Subscription subscription = reader().follow(Topic.RELEASES, seen::add);

    assertThat(subscription.ended())
        .failsWithin(Duration.ofMinutes(5))
        .withThrowableThat()
        .withCauseInstanceOf(LogException.class)
        .withMessageContaining("topic " + topic("releases") + ", partition 0, offset 1");
    assertThat(seen).containsExactly(release(1));
  }

  @Test
  void aFollowerPassesTheMarksOfTransactionsWhenTheLogCloses() {
    List<Event> seen = new ArrayList<>();
    try (KafkaProducer<String, byte[]> producer = transactionalProducer()) {
      producer.initTransactions();
      producer.beginTransaction();
      var unused = producer.send(new EventRecords(run).write(topic("releases"), release(1)));
      producer.commitTransaction();
    }
    awaitEnd(2);
    EventLog reader = reader();
    EventLog.Subscription subscription = reader.follow(Topic.RELEASES, seen::add);
    reader.close();

    assertThat(subscription.ended()).isCompleted();
    assertThat(seen).containsExactly(release(1));
  }

  /** The same log, as somebody sees it who does not write it. */
  private EventLog reader() {
    return KafkaEventLog.reopen(
        KafkaCluster.reading(directory, remark -> {}), run, true, Optional.empty());
  }

  private static KafkaCluster at(String address) {
    return KafkaCluster.at(new ClusterAddress(address), ClusterOptions.USUAL, remark -> {});
  }

  private void publish(Topic topic, Event event) {
    log.publish(topic, event).toCompletableFuture().join();
  }

  private <E extends Event> List<E> readAll(Topic topic, Class<E> type) {
    return log.read(OffsetRange.beginning(topic, log.partitions(topic)).next(log.end(topic)), type);
  }

  /** Waits for the mark of the last transaction, which is written after its commit returns. */
  private void awaitEnd(long releases) {
    await().until(() -> log.end(Topic.RELEASES), List.of(releases)::equals);
  }

  /** As other programs have them. */
  private static Map<String, Object> readerSettings() throws IOException {
    Properties file = new Properties();
    try (Reader reader = Files.newBufferedReader(directory.resolve("client.properties"))) {
      file.load(reader);
    }
    return file.stringPropertyNames().stream()
        .collect(Collectors.toMap(Function.identity(), file::getProperty));
  }

  private <V> ConsumerRecord<String, V> onlyDocument(Deserializer<V> deserializer)
      throws IOException {
    try (KafkaConsumer<String, V> consumer =
        new KafkaConsumer<>(readerSettings(), new StringDeserializer(), deserializer)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic("documents")).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      return await()
          .until(() -> List.copyOf(records(consumer)), records -> records.size() == 1)
          .get(0);
    }
  }

  private static <V> List<ConsumerRecord<String, V>> records(KafkaConsumer<String, V> consumer) {
    List<ConsumerRecord<String, V>> records = new ArrayList<>();
    consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
    return records;
  }

  private KafkaProducer<String, byte[]> transactionalProducer() {
    Map<String, Object> settings = clientSettings();
    settings.put("transactional.id", run);
    return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  private static Map<String, Object> clientSettings() {
    Map<String, Object> settings = new HashMap<>(broker.login());
    settings.put("bootstrap.servers", broker.bootstrap());
    return settings;
  }

  private void sendRaw(byte[] value, String type) {
    ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic("releases"), value);
    if (!type.isEmpty()) {
      record.headers().add("ce_type", type.getBytes(StandardCharsets.UTF_8));
    }
    Map<String, Object> settings = clientSettings();
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      var unused = producer.send(record);
    }
  }

  private String topic(String label) {
    return "wellspring." + run + "." + label;
  }

  private static ModelReleased release(int generation) {
    return new ModelReleased("m/" + generation, "m", generation, generation, "ff", 9, 1, 1);
  }

  private static String utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
