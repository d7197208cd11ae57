package wellspring.infra.kafka;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import wellspring.agents.event.Event;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.event.OffsetRange;
import wellspring.agents.event.Topic;
import wellspring.agents.log.EventLog;
import wellspring.agents.log.LogException;
import wellspring.infra.run.ChildJvm;

@Timeout(600)
class EmbeddedBrokerIT {
  @TempDir private Path directory;

  @Test
  void goesOnWithTheRecordsOfARunThatWasClosed() throws Exception {
    List<String> deaths = new ArrayList<>();
    EmbeddedBroker closed = EmbeddedBroker.start(directory);
    closed.onDeath(deaths::add);
    try (KafkaEventLog log = KafkaEventLog.open(cluster(closed), "run")) {
      publish(log, 0, 100);
    }
    closed.close();
    closed.close();
    assertThat(closed.process().isAlive()).isFalse();
    assertThat(directory.resolve("kafka-open")).doesNotExist();
    assertThat(deaths).isEmpty();

    try (EmbeddedBroker broker = EmbeddedBroker.start(directory);
        EarlierRun run = new EarlierRun(broker)) {
      run.publish(measured(100, 100));
      assertThat(run.read(200)).isEqualTo(measured(0, 200));
    }
  }

  @Test
  void goesOnWithAllThatWasAcknowledgedBeforeTheBrokerWasKilled() throws Exception {
    CompletableFuture<String> death = new CompletableFuture<>();
    EmbeddedBroker killed = EmbeddedBroker.start(directory);
    KafkaEventLog cutOff = KafkaEventLog.open(cluster(killed), "run");
    EventLog.Subscription subscription = cutOff.follow(Topic.CONTROL, event -> {});
    killed.onDeath(death::complete);
    publish(cutOff, 0, 2_000);
    killed.process().destroyForcibly();

    assertThat(death.get(300, SECONDS)).contains("status 137").contains("broker.log");
    assertThatThrownBy(() -> publish(cutOff, 2_000, 1))
        .hasCauseInstanceOf(LogException.class)
        .hasMessageContaining("status 137");
    assertThat(subscription.ended())
        .failsWithin(Duration.ofMinutes(5))
        .withThrowableThat()
        .withMessageContaining("status 137");
    killed.close();

    assertThat(directory.resolve("kafka-open")).exists();
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory);
        EarlierRun run = new EarlierRun(broker)) {
      assertThat(run.read(2_000)).isEqualTo(measured(0, 2_000));
    }
  }

  @Test
  void saysThatARecordOnTheDiskIsDamaged() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory);
        KafkaEventLog log = KafkaEventLog.open(cluster(broker), "run")) {
      publish(log, 0, 100);
    }
    Path segment =
        directory.resolve("kafka/wellspring.run.measurements-0/00000000000000000000.log");
    byte[] bytes = Files.readAllBytes(segment);
    bytes[bytes.length / 2] ^= 4;
    Files.write(segment, bytes);

    try (EmbeddedBroker broker = EmbeddedBroker.start(directory);
        KafkaEventLog log = KafkaEventLog.reopen(cluster(broker), "run", true, Optional.empty())) {
      assertThatThrownBy(() -> readAll(log))
          .isInstanceOf(LogException.class)
          .hasMessageStartingWith("cannot read the measurements topic: it is damaged on the disk;")
          .hasMessageContaining("measurements-0 at offset 0 is invalid");
    }
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void whatIsPendingFailsWhenTheBrokerDies() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory);
        KafkaEventLog log = KafkaEventLog.open(cluster(broker), "run")) {
      publish(log, 0, 1);
      suspend(broker.process());
      CompletableFuture<Void> pending =
          log.publish(Topic.MEASUREMENTS, measured(1, 1).get(0)).toCompletableFuture();
      broker.process().destroyForcibly();

      assertThat(pending)
          .failsWithin(Duration.ofMinutes(5))
          .withThrowableThat()
          .withCauseInstanceOf(LogException.class)
          .withMessageContaining("status 137");
      List<String> late = new ArrayList<>();
      broker.onDeath(late::add);
      assertThat(late).singleElement().asString().contains("status 137");
    }
  }

  @Test
  void anAbandonedLogEndsItsSubscriptionsWithTheReason() {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory);
        KafkaEventLog log = KafkaEventLog.open(cluster(broker), "run")) {
      EventLog.Subscription subscription = log.follow(Topic.RELEASES, event -> {});
      log.abandon("the disk is full");

      assertThat(subscription.ended())
          .failsWithin(Duration.ofMinutes(5))
          .withThrowableThat()
          .withCauseInstanceOf(LogException.class)
          .withMessageContaining("the disk is full");
    }
  }

  @Test
  void anotherProgramsRecordAmongTheRunsOwnIsTold() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory);
        KafkaEventLog log = KafkaEventLog.open(cluster(broker), "run");
        EarlierRun other = new EarlierRun(broker)) {
      publish(log, 0, 1);
      other.publish(measured(1, 1));
      assertThatThrownBy(() -> publish(log, 2, 1))
          .hasCauseInstanceOf(LogException.class)
          .hasMessageContaining("another program has written there");
    }
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void servesOnAfterControlC() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory);
        KafkaEventLog log = KafkaEventLog.open(cluster(broker), "run")) {
      for (String signal : List.of("INT", "HUP", "TERM")) {
        send(signal, broker.process());
      }
      publish(log, 0, 100);
      assertThat(readAll(log)).isEqualTo(measured(0, 100));
    }
  }

  @Test
  void closesCleanlyWhenItsParentIsKilled() throws Exception {
    List<String> command = new ArrayList<>(ChildJvm.command());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Parent.class.getName(), directory.toString()));
    Process parent =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    long pid = Long.parseLong(parent.inputReader(StandardCharsets.UTF_8).readLine());
    ProcessHandle broker = ProcessHandle.of(pid).orElseThrow();
    parent.destroyForcibly();

    broker.onExit().get(300, SECONDS);
    assertThat(directory.resolve("kafka-open")).doesNotExist();
    assertThat(directory.resolve("kafka")).isDirectoryContaining("glob:**/.kafka_cleanshutdown");
  }

  @Test
  void quotesTheLogOfABrokerThatDoesNotStart() throws IOException {
    Files.createDirectories(directory.resolve("kafka"));
    Files.writeString(
        directory.resolve("kafka/meta.properties"), "version=1\nnode.id=77\ncluster.id=x\n");

    assertThatThrownBy(() -> EmbeddedBroker.start(directory))
        .isInstanceOf(LogException.class)
        .hasMessageContaining("did not start")
        .hasMessageContaining("77");
    assertThat(directory.resolve("broker.log")).content().contains("77");
  }

  @Test
  void saysThatItsFolderIsAFile() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");

    assertThatThrownBy(() -> EmbeddedBroker.start(file))
        .isInstanceOf(LogException.class)
        .hasMessageContaining(file.toString());
  }

  /** A program that starts a broker, prints its process id and then only waits. */
  static final class Parent {
    private Parent() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] args) throws InterruptedException {
      EmbeddedBroker broker = EmbeddedBroker.start(Path.of(args[0]));
      System.out.println(broker.process().pid());
      Thread.currentThread().join();
    }
  }

  /** The measurements of a run that an earlier broker kept, as the log's own clients see them. */
  private static final class EarlierRun implements AutoCloseable {
    private final EventRecords records = new EventRecords("run");
    private final RunTopics topics = new RunTopics("run");
    private final Producer<String, byte[]> producer;
    private final ReadAheadConsumer consumer;

    EarlierRun(EmbeddedBroker broker) {
      KafkaClients clients = new KafkaClients(cluster(broker), "run");
      this.producer = clients.producer(0);
      this.consumer = new ReadAheadConsumer(clients.reader());
    }

    void publish(List<ModelMeasured> events) throws Exception {
      for (ModelMeasured event : events) {
        producer.send(records.write(topics.name(Topic.MEASUREMENTS), event)).get();
      }
    }

    List<Event> read(long end) {
      OffsetRange slice = OffsetRange.beginning(Topic.MEASUREMENTS, 1).next(List.of(end));
      return new OffsetRangeReader(
              consumer, records, RecordFilter.ALL, new LogState(), KafkaClients.FOR_EVER)
          .read(slice, topics.partitions(Topic.MEASUREMENTS));
    }

    @Override
    public void close() {
      producer.close();
      consumer.close();
    }
  }

  private static KafkaCluster cluster(EmbeddedBroker broker) {
    return KafkaCluster.of(broker, remark -> {});
  }

  private static void publish(KafkaEventLog log, int first, int count) {
    log.publishAll(Topic.MEASUREMENTS, measured(first, count).stream())
        .toCompletableFuture()
        .join();
  }

  private static List<ModelMeasured> readAll(KafkaEventLog log) {
    return log.read(
        OffsetRange.beginning(Topic.MEASUREMENTS, 1).next(log.end(Topic.MEASUREMENTS)),
        ModelMeasured.class);
  }

  private static List<ModelMeasured> measured(int first, int count) {
    List<ModelMeasured> events = new ArrayList<>();
    for (int number = first; number < first + count; number++) {
      events.add(new ModelMeasured("e%05d".formatted(number), "m", 0, "perplexity", number, null));
    }
    return events;
  }

  private static void suspend(ProcessHandle process) throws Exception {
    send("STOP", process);
  }

  private static void send(String signal, ProcessHandle process) throws Exception {
    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
  }
}
