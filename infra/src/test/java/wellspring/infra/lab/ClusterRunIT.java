package wellspring.infra.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.event.Topic;
import wellspring.agents.steering.StartOptions;
import wellspring.agents.steering.SteeringCommand;
import wellspring.dashboards.page.ClosedRound;
import wellspring.infra.kafka.ClusterAddress;
import wellspring.infra.kafka.ClusterOptions;
import wellspring.infra.kafka.CountedRecords;
import wellspring.infra.kafka.ForeignWriter;
import wellspring.infra.kafka.TestCluster;

/** Runs on three brokers, each a process of its own, as other people have them. */
@Timeout(600)
class ClusterRunIT {
  private static final int KILLS = 2;
  private static final StartOptions PAUSED =
      new StartOptions(true, OptionalDouble.empty(), List.of());

  @TempDir private static Path folder;
  private static TestCluster cluster;

  @BeforeAll
  static void startBrokers() throws Exception {
    cluster = TestCluster.start(folder, 3);
  }

  @AfterAll
  static void endBrokers() {
    cluster.close();
  }

  @Tag("trial")
  @Test
  void nothingIsLostWhereBrokersAreKilledInMidRound() throws Exception {
    String undisturbed = run("undisturbed");

    AtomicInteger closed = new AtomicInteger();
    RunObserver counter =
        new RunObserver() {
          @Override
          public void roundClosed(ClosedRound round) {
            closed.incrementAndGet();
          }
        };
    RunRequest request = SmallRuns.request().called("killed").opening(PAUSED).observedBy(counter);
    RunResult result;
    try (Lab lab = lab();
        RunHandle run = lab.start(request)) {
      requireCopies("killed");
      for (int kill = 1; kill <= KILLS; kill++) {
        int victim = cluster.leader("wellspring.killed.control");
        run.steer(new SteeringCommand.Step()).toCompletableFuture().join();
        cluster.kill(victim);
        if (kill > 1) { // once, the run is to go on without it
          cluster.restart(victim);
        }
        int rounds = kill;
        Awaitility.await("round " + kill)
            .atMost(TestCluster.LIMIT)
            .until(() -> closed.get() == rounds);
        if (kill == 1) {
          cluster.restart(victim);
        }
        cluster.awaitInSync();
      }
      run.steer(new SteeringCommand.Resume()).toCompletableFuture().join();
      result = run.await();
    }
    assertThat(result.status()).as(result.reason()).isEqualTo(Status.FINISHED);
    assertThat(result.fingerprint()).isEqualTo(undisturbed).isEqualTo(inMemory());
    assertThat(counted("killed")).isEqualTo(counted("undisturbed")).isNotEmpty();
  }

  @Test
  void tooFewReplicasAreToldAndWaitedFor() throws Exception {
    List<String> remarks = new CopyOnWriteArrayList<>();
    cluster.setDefault("min.insync.replicas", "3");
    RunRequest request =
        SmallRuns.request().called("short").opening(PAUSED).observedBy(listener(remarks));
    RunResult result;
    try (Lab lab = lab();
        RunHandle run = lab.start(request)) {
      int victim = cluster.leader("wellspring.short.control");
      cluster.kill(victim);
      run.steer(new SteeringCommand.Resume());
      Awaitility.await("the shortage")
          .atMost(TestCluster.LIMIT)
          .until(() -> remarks.stream().anyMatch(each -> each.contains("min.insync.replicas")));
      cluster.restart(victim);
      result = run.await();
    } finally {
      cluster.setDefault("min.insync.replicas", "1");
    }
    cluster.awaitInSync();
    assertThat(remarks)
        .anyMatch(
            each ->
                each.matches(
                    ".* has 2 replicas of wellspring[.]short[.].* in sync, of the 3 that"
                        + " min.insync.replicas asks for, for .* the run waits for it .*"));
    assertThat(result.fingerprint()).as(result.reason()).isEqualTo(inMemory());
  }

  @Test
  void runsSideBySideDoNotTouchEachOther() throws Exception {
    try (Lab lab = lab();
        RunHandle one = lab.start(SmallRuns.request().called("one"));
        RunHandle other = lab.start(SmallRuns.request("rounds=5").called("other"))) {
      assertThat(one.await().fingerprint()).isEqualTo(inMemory());
      assertThat(other.await().fingerprint()).isEqualTo(inMemory("rounds=5"));
      assertThat(one.await().log().foreignRecords()).isZero();
      assertThat(other.await().log().foreignRecords()).isZero();
    }
  }

  @Test
  void anotherProgramThatWritesThereHarmsNothingAndIsTold() throws Exception {
    List<String> remarks = new CopyOnWriteArrayList<>();
    RunRequest request =
        SmallRuns.request().called("shared").opening(PAUSED).observedBy(listener(remarks));
    RunResult result;
    try (Lab lab = lab();
        RunHandle run = lab.start(request);
        ForeignWriter writer = new ForeignWriter(cluster.bootstrap(), "shared")) {
      for (int round = 1; round < SmallRuns.ROUNDS; round++) {
        run.steer(new SteeringCommand.Step()).toCompletableFuture().join();
        writer.writeAll();
        awaitRounds(run, round);
        writer.writeAll();
      }
      writer.beginWithoutEnd();
      run.steer(new SteeringCommand.Resume()).toCompletableFuture().join();
      result = run.await();
    }
    assertThat(result.status()).as(result.reason()).isEqualTo(Status.FINISHED);
    assertThat(result.fingerprint()).isEqualTo(inMemory());
    assertThat(remarks.stream().filter(each -> each.contains("is not this run's"))).hasSize(1);
    assertThat(result.log().foreignByTopic())
        .containsKeys(
            "wellspring.shared.documents",
            "wellspring.shared.measurements",
            "wellspring.shared.control");
  }

  private static RunObserver listener(List<String> remarks) {
    return new RunObserver() {
      @Override
      public void remark(String text) {
        remarks.add(text);
      }
    };
  }

  private static void awaitRounds(RunHandle run, int rounds) {
    Awaitility.await("round " + rounds)
        .atMost(TestCluster.LIMIT)
        .until(
            () ->
                run.log().readInOrder(Topic.CONTROL, run.log().end(Topic.CONTROL).get(0)).stream()
                        .filter(event -> event instanceof RoundClosed)
                        .count()
                    >= rounds);
  }

  private static void requireCopies(String run) throws Exception {
    String documents = "wellspring." + run + ".documents";
    ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, documents);
    try (Admin admin = cluster.admin()) {
      TopicDescription made =
          admin.describeTopics(List.of(documents)).allTopicNames().get().get(documents);
      assertThat(made.partitions())
          .hasSize(8)
          .allSatisfy(each -> assertThat(each.replicas()).hasSize(3));
      Config config = admin.describeConfigs(List.of(topic)).all().get().get(topic);
      assertThat(config.get("min.insync.replicas").value()).isEqualTo("2");
      assertThat(config.get("retention.ms").value()).isEqualTo("-1");
      assertThat(config.get("retention.bytes").value()).isEqualTo("-1");
      assertThat(config.get("cleanup.policy").value()).isEqualTo("delete");
    }
  }

  private static String run(String name) {
    try (Lab lab = lab();
        RunHandle run = lab.start(SmallRuns.request().called(name))) {
      return run.await().fingerprint();
    }
  }

  private static String inMemory(String... overrides) {
    try (Lab lab = SmallRuns.lab();
        RunHandle run = lab.start(SmallRuns.request(overrides))) {
      return run.await().fingerprint();
    }
  }

  private static Lab lab() {
    return SmallRuns.lab(
        LogSource.ownFor(
            new LogChoice.Existing(new ClusterAddress(cluster.bootstrap()), ClusterOptions.USUAL)));
  }

  private static Map<String, Map<String, String>> counted(String run) throws IOException {
    try (CountedRecords records = new CountedRecords(cluster.bootstrap(), run)) {
      return records.read();
    }
  }
}
