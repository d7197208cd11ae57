package wellspring.infra.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AclOperation;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.event.Topic;
import wellspring.agents.log.LogException;

/** Each refusal of a cluster is told as what it is, with the remedy. */
@Timeout(600)
class ClusterRefusalsIT {
  private static final AtomicInteger runs = new AtomicInteger();

  @TempDir private static Path folder;
  private static SecuredCluster cluster;
  private final String run = "run" + runs.incrementAndGet();

  @BeforeAll
  static void startBroker() throws Exception {
    cluster = SecuredCluster.start(folder);
  }

  @AfterAll
  static void endBroker() {
    cluster.close();
  }

  @Test
  void whoLogsInOrTrustsTheCertificateCanRun() throws Exception {
    assertWrites(cluster.logins(), cluster.plain("alice", SecuredCluster.ALICES));
    assertWrites(cluster.logins(), cluster.scram("sam", SecuredCluster.SAMS));
    assertWrites(cluster.tls(), cluster.trusting());
  }

  @Test
  void whoHasTheRightsThatARunNeedsCanRunAndTakeItsTopicsAway() throws Exception {
    cluster.allowBob(
        AclOperation.CREATE,
        AclOperation.DESCRIBE,
        AclOperation.DESCRIBE_CONFIGS,
        AclOperation.READ,
        AclOperation.WRITE,
        AclOperation.DELETE);
    try (KafkaCluster known = at(cluster.logins(), bob())) {
      try (KafkaEventLog log = open(known, run)) {
        publish(log);
        assertThat(log.readInOrder(Topic.MEASUREMENTS, 1)).hasSize(1);
      }
      assertThat(KafkaEventLog.delete(known, run, List.of())).hasSize(Topic.values().length);
    }
  }

  private void assertWrites(String address, Path file) {
    String name = "run" + runs.incrementAndGet();
    try (KafkaCluster known = at(address, file);
        KafkaEventLog log = open(known, name)) {
      publish(log);
      assertThat(log.end(Topic.MEASUREMENTS)).containsExactly(1L);
    }
  }

  @Test
  void aWrongLoginIsToldAndItsPasswordIsNot() throws Exception {
    for (Path file :
        List.of(cluster.plain("alice", "guessed-secret"), cluster.scram("sam", "guessed-secret"))) {
      assertRefused(cluster.logins(), file, "the login failed", file.toString(), "sasl.mechanism");
    }
  }

  @Test
  void anotherWayToLogInIsTold() throws Exception {
    Path file =
        cluster.file(
            "security.protocol=SASL_PLAINTEXT",
            "sasl.mechanism=SCRAM-SHA-256",
            "sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username=\"sam\" password=\"x\";");
    assertRefused(cluster.logins(), file, "does not take this way to log in", "sasl.mechanism");
    assertRefused(
        cluster.open(),
        cluster.plain("alice", SecuredCluster.ALICES),
        "does not take this way to log in",
        "security.protocol");
  }

  @Test
  void aCertificateThatNothingTrustsIsTold() throws Exception {
    assertRefused(cluster.tls(), cluster.trustingAnother(), "TLS", "ssl.truststore.location");
    assertRefused(
        cluster.tls(), cluster.file("security.protocol=SSL"), "TLS", "ssl.truststore.location");
    assertRefused(
        cluster.tls(),
        cluster.file("security.protocol=SSL", "ssl.truststore.location=/not/there"),
        "/not/there",
        "client-");
  }

  @Test
  void whoDoesNotSayThatTheClusterWantsALoginOrTlsIsTold() {
    for (String address : List.of(cluster.logins(), cluster.tls())) {
      assertThatThrownBy(
              () -> {
                try (KafkaCluster silent = at(address, ClusterOptions.USUAL)) {
                  open(silent, run).close();
                }
              })
          .isInstanceOf(LogException.class)
          .hasMessageContainingAll(address, "login or TLS", "--kafka-config");
    }
  }

  @Test
  void whoMayNotMakeTopicsIsTold() throws Exception {
    cluster.allowBob(AclOperation.DESCRIBE);
    assertRefused(
        cluster.logins(),
        bob(),
        "make its topics (wellspring." + run + ".*)",
        "may not",
        "kafka-acls.sh",
        "--operation Create");
  }

  @Test
  void whoMayNotWriteIsToldAtTheFirstRecord() throws Exception {
    cluster.allowBob(
        AclOperation.CREATE,
        AclOperation.DESCRIBE,
        AclOperation.DESCRIBE_CONFIGS,
        AclOperation.READ);
    try (KafkaCluster known = at(cluster.logins(), bob());
        KafkaEventLog log = open(known, run)) {
      assertRefused(
          () -> publish(log),
          "the measurements topic did not take",
          "may not",
          "--operation Write");
    }
  }

  @Test
  void whoMayNotReadIsTold() throws Exception {
    cluster.allowBob(
        AclOperation.CREATE,
        AclOperation.DESCRIBE,
        AclOperation.DESCRIBE_CONFIGS,
        AclOperation.WRITE);
    try (KafkaCluster known = at(cluster.logins(), bob());
        KafkaEventLog log = open(known, run)) {
      publish(log);
      assertRefused(
          () -> log.readInOrder(Topic.MEASUREMENTS, 1),
          "cannot read the measurements topic",
          "may not",
          "--operation Read");
    }
  }

  @Test
  void aRunWhoseRightsAreTakenAwayIsNotLeftWaiting() throws Exception {
    cluster.allowBob(
        AclOperation.CREATE,
        AclOperation.DESCRIBE,
        AclOperation.DESCRIBE_CONFIGS,
        AclOperation.READ,
        AclOperation.WRITE);
    CompletableFuture<String> loss = new CompletableFuture<>();
    try (KafkaCluster known = at(cluster.logins(), bob());
        KafkaEventLog log = open(known, run)) {
      known.onLoss(loss::complete);
      publish(log);
      cluster.allowBob();
      assertThat(loss)
          .succeedsWithin(TestCluster.LIMIT)
          .asString()
          .contains("refuses to serve the run", "may not", "kafka-acls.sh");
    }
  }

  @Test
  void aPolicyThatForbidsATopicIsTold() {
    assertThatThrownBy(
            () -> open(at(cluster.open(), ClusterOptions.USUAL), TestTopicPolicy.UNWANTED))
        .isInstanceOf(LogException.class)
        .hasMessageContainingAll(
            "make its topics", "a policy of the cluster forbids it", "not wanted here");
  }

  @Test
  void aQuotaThatIsUsedUpIsTold() throws Exception {
    cluster.allowBob(AclOperation.CREATE, AclOperation.DESCRIBE, AclOperation.DESCRIBE_CONFIGS);
    cluster.limitBob(0.001);
    try {
      assertRefused(cluster.logins(), bob(), "quota", "controller_mutation_rate");
    } finally {
      cluster.limitBob(null);
    }
  }

  @Test
  void moreReplicasThanThereAreBrokersAreRefused() {
    assertThatThrownBy(
            () -> open(at(cluster.open(), ClusterOptions.USUAL.replicated(OptionalInt.of(2))), run))
        .isInstanceOf(LogException.class)
        .hasMessageContainingAll("too few brokers", "--kafka-replicas");
  }

  @Test
  void aRecordThatTheBrokerFindsTooLargeIsTold() throws Exception {
    try (KafkaCluster known = at(cluster.open(), ClusterOptions.USUAL);
        KafkaEventLog log = open(known, run)) {
      publish(log);
      cluster.alter("wellspring." + run + ".measurements", "max.message.bytes", "100");
      assertRefused(() -> publish(log), "the measurements topic did not take", "max.message.bytes");
    }
  }

  @Test
  void aTopicThatWouldNotKeepARunIsRefusedWithTheSettingAndTheRemedy() throws Exception {
    String topic = "wellspring." + run + ".documents";
    RunSeal seal = RunSeal.begin(Optional.empty());
    try (KafkaCluster known = at(cluster.open(), ClusterOptions.USUAL)) {
      KafkaEventLog.open(known, run, Optional.of(seal)).close();
      for (List<String> altered :
          List.of(
              List.of("retention.ms", "3600000", "-1"),
              List.of("retention.bytes", "1000000", "-1"),
              List.of("cleanup.policy", "compact", "delete"),
              List.of("unclean.leader.election.enable", "true", "false"))) {
        cluster.alter(topic, altered.get(0), altered.get(1));
        assertRefused(
            () -> KafkaEventLog.reopen(known, run, true, Optional.of(seal)).close(),
            topic + " has " + altered.get(0) + "=" + altered.get(1),
            "kafka-configs.sh --bootstrap-server " + cluster.open(),
            "--add-config " + altered.get(0) + "=" + altered.get(2));
        cluster.alter(topic, altered.get(0), altered.get(2));
      }
      KafkaEventLog.reopen(known, run, true, Optional.of(seal)).close();
    }
  }

  @Test
  void topicsKeepARunWhateverTheClusterDoesByItself() throws Exception {
    cluster.setDefault("unclean.leader.election.enable", "true");
    cluster.setDefault("log.retention.ms", "3600000");
    try (KafkaCluster known = at(cluster.open(), ClusterOptions.USUAL);
        KafkaEventLog log = open(known, run)) {
      publish(log);
    } finally {
      cluster.setDefault("unclean.leader.election.enable", "false");
      cluster.setDefault("log.retention.ms", "-1");
    }
  }

  @Test
  void topicsThatSomebodyHasMadeAnewAreRefused() throws Exception {
    RunSeal seal = RunSeal.begin(Optional.empty());
    String topic = "wellspring." + run + ".documents";
    try (KafkaCluster known = at(cluster.open(), ClusterOptions.USUAL)) {
      KafkaEventLog.open(known, run, Optional.of(seal)).close();
      known.admin().deleteTopics(List.of(topic)).all().get();
      makeAnew(known.admin(), topic);
      assertRefused(
          () -> KafkaEventLog.reopen(known, run, true, Optional.of(seal)).close(),
          topic,
          "1 partition",
          "8");
    }
  }

  private static void makeAnew(Admin admin, String topic) {
    org.awaitility.Awaitility.await()
        .atMost(TestCluster.LIMIT)
        .ignoreExceptions()
        .until(
            () -> {
              admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
              return true;
            });
    org.awaitility.Awaitility.await() // until brokers know what their controller has made
        .atMost(TestCluster.LIMIT)
        .ignoreExceptions()
        .until(() -> !admin.describeTopics(List.of(topic)).allTopicNames().get().isEmpty());
  }

  private static Path bob() throws Exception {
    return cluster.plain("bob", SecuredCluster.BOBS);
  }

  private void assertRefused(String address, Path file, String... words) {
    assertRefused(
        () -> {
          try (KafkaCluster known = at(address, file)) {
            open(known, run).close();
          }
        },
        words);
  }

  private static void assertRefused(ThrowingCallable work, String... words) {
    assertThatThrownBy(work)
        .satisfies(
            error -> {
              Throwable told = error instanceof LogException ? error : error.getCause();
              assertThat(told)
                  .isInstanceOf(LogException.class)
                  .hasMessageContainingAll(words)
                  .message()
                  .doesNotContain("-secret");
            });
  }

  private static KafkaCluster at(String address, Path file) {
    return at(address, ClusterOptions.USUAL.with(ClientProperties.read(file)));
  }

  private static KafkaCluster at(String address, ClusterOptions options) {
    return KafkaCluster.at(new ClusterAddress(address), options, remark -> {});
  }

  private static KafkaEventLog open(KafkaCluster cluster, String run) {
    return KafkaEventLog.open(cluster, run, Optional.of(RunSeal.begin(Optional.empty())));
  }

  private static void publish(KafkaEventLog log) {
    log.publish(Topic.MEASUREMENTS, new ModelMeasured("e", "m", 0, "perplexity", 1, null))
        .toCompletableFuture()
        .join();
  }
}
