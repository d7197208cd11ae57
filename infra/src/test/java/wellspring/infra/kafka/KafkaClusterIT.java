package wellspring.infra.kafka;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.event.OffsetRange;
import wellspring.agents.event.Topic;
import wellspring.agents.log.LogException;

/** A broker that is slow, and one that is gone, seen as our own and as somebody else's. */
@Timeout(value = 15, unit = MINUTES)
@EnabledOnOs({OS.LINUX, OS.MAC})
class KafkaClusterIT {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final ClusterHeartbeat.Limits SHORT =
      new ClusterHeartbeat.Limits(Duration.ofMillis(100), Duration.ofSeconds(7));

  private final List<String> remarks = new CopyOnWriteArrayList<>();
  private final CompletableFuture<String> loss = new CompletableFuture<>();
  @TempDir private Path directory;
  private EmbeddedBroker broker;

  @BeforeEach
  void startBroker() {
    broker = EmbeddedBroker.startOpen(directory);
  }

  @AfterEach
  void killBroker() {
    broker.process().destroyForcibly();
    broker.close();
  }

  @Test
  void ourOwnIsWaitedForBeyondAnyLimitAndThatIsSaid() throws Exception {
    try (KafkaCluster own = KafkaCluster.of(broker, remarks::add)) {
      send("STOP");
      CompletableFuture<KafkaEventLog> log = opened(own);
      awaitRemark("still waiting for the embedded Kafka broker (10 s) ...");
      assertThat(log).isNotDone();
      send("CONT");

      publish(log.join(), 1).join();
      assertThat(remarks).allSatisfy(remark -> assertThat(remark).startsWith("still waiting for"));
    }
  }

  @Test
  void ourOwnThatDiesBeforeItAnswersIsNotBlamedOnTheUser() throws Exception {
    try (KafkaCluster own = KafkaCluster.of(broker, remarks::add)) {
      send("STOP");
      CompletableFuture<KafkaEventLog> log = opened(own);
      send("KILL");

      assertThat(log)
          .failsWithin(LIMIT)
          .withThrowableThat()
          .withCauseInstanceOf(LogException.class)
          .withMessageContaining("the embedded Kafka broker died: it ended with status 137")
          .withMessageNotContaining("check that");
    }
  }

  @Test
  void whoWaitsForOurOwnIsToldWhenItDies() throws Exception {
    try (KafkaCluster own = KafkaCluster.of(broker, remarks::add)) {
      KafkaEventLog log = KafkaEventLog.open(own, "run");
      own.onLoss(loss::complete);
      publish(log, 1).join();
      send("STOP");
      CompletableFuture<Void> written = publish(log, 2);
      CompletableFuture<List<ModelMeasured>> read =
          CompletableFuture.supplyAsync(() -> read(log), task -> new Thread(task).start());
      send("KILL");

      assertThat(loss).succeedsWithin(LIMIT).asString().contains("broker died", "status 137");
      for (CompletableFuture<?> pending : List.of(written, read)) {
        assertThat(pending)
            .failsWithin(LIMIT)
            .withThrowableThat()
            .withCauseInstanceOf(LogException.class)
            .withMessageContaining("status 137");
      }
    }
  }

  @Test
  void whoClosesALogOnOurOwnDoesNotWaitForOneThatDies() throws Exception {
    try (KafkaCluster own = KafkaCluster.of(broker, remarks::add)) {
      KafkaEventLog log = KafkaEventLog.open(own, "run");
      log.follow(Topic.CONTROL, event -> {});
      publish(log, 1).join(); // the first one waits until the topic is known
      send("STOP");
      CompletableFuture<Void> written = publish(log, 2);
      CompletableFuture<Void> closed =
          CompletableFuture.runAsync(log::close, task -> new Thread(task).start());
      await().atMost(LIMIT).until(() -> publish(log, 3).isCompletedExceptionally());
      assertThat(closed).isNotDone();
      send("KILL");

      assertThat(closed).succeedsWithin(LIMIT);
      assertThat(written).isCompletedExceptionally();
    }
  }

  @Test
  void anotherThatIsSilentIsNamedAndThenLost() throws Exception {
    try (KafkaCluster other = another()) {
      KafkaEventLog log = KafkaEventLog.open(other, "run");
      other.onLoss(loss::complete);
      CompletableFuture<Void> first = publish(log, 1);
      first.join();
      send("KILL");
      CompletableFuture<Void> second = publish(log, 2);

      assertThat(loss)
          .succeedsWithin(LIMIT)
          .asString()
          .contains("has not answered for", broker.bootstrap());
      assertThat(remarks)
          .singleElement()
          .asString()
          .contains("has not answered for", "the run waits for it", broker.bootstrap());
      assertThat(second)
          .failsWithin(LIMIT)
          .withThrowableThat()
          .withCauseInstanceOf(LogException.class)
          .withMessageContaining("has not answered for");
    }
  }

  @Test
  void anotherThatComesBackLosesNothingAndWhoIsInAHurryDoesNotWaitForIt() throws Exception {
    try (KafkaCluster other =
        KafkaCluster.at(
            new ClusterAddress(broker.bootstrap()),
            ClusterOptions.USUAL,
            new ClusterHeartbeat.Limits(Duration.ofMillis(100), Duration.ofDays(1)),
            remarks::add)) {
      KafkaEventLog log = KafkaEventLog.open(other, "run");
      publish(log, 1).join();
      send("STOP");
      awaitRemark("has not answered for");
      CompletableFuture<Void> second = publish(log, 2);
      send("CONT");

      assertThat(second).succeedsWithin(LIMIT);
      awaitRemark("answers again");
      assertThat(read(log)).hasSize(2);

      other.onLoss(loss::complete);
      send("KILL");
      other.hurry();
      assertThat(loss).succeedsWithin(LIMIT).asString().contains("not waited for any longer");
    }
  }

  private KafkaCluster another() {
    return KafkaCluster.at(
        new ClusterAddress(broker.bootstrap()), ClusterOptions.USUAL, SHORT, remarks::add);
  }

  private static CompletableFuture<KafkaEventLog> opened(KafkaCluster cluster) {
    return CompletableFuture.supplyAsync(
        () -> KafkaEventLog.open(cluster, "run"), task -> new Thread(task).start());
  }

  private void awaitRemark(String words) {
    await(words).atMost(LIMIT).until(() -> remarks.stream().anyMatch(all -> all.contains(words)));
  }

  private static CompletableFuture<Void> publish(KafkaEventLog log, int number) {
    return log.publish(
            Topic.MEASUREMENTS, new ModelMeasured("e" + number, "m", 0, "perplexity", number, null))
        .toCompletableFuture();
  }

  private static List<ModelMeasured> read(KafkaEventLog log) {
    return log.read(
        OffsetRange.beginning(Topic.MEASUREMENTS, 1).next(log.end(Topic.MEASUREMENTS)),
        ModelMeasured.class);
  }

  private void send(String signal) throws Exception {
    new ProcessBuilder("kill", "-" + signal, Long.toString(broker.process().pid()))
        .start()
        .waitFor();
  }
}
