package wellspring.infra.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.infra.kafka.ClusterAddress;
import wellspring.infra.kafka.ClusterOptions;
import wellspring.infra.kafka.EmbeddedBroker;
import wellspring.infra.kafka.KafkaCluster;
import wellspring.infra.kafka.KafkaEventLog;
import wellspring.infra.lab.Lab;
import wellspring.infra.lab.LogChoice;
import wellspring.infra.lab.RunRequest;
import wellspring.infra.lab.RunResult;
import wellspring.infra.lab.SmallRuns;
import wellspring.infra.run.ChildJvm;
import wellspring.infra.run.RunException;

/** Programs in processes of their own take part in runs on the embedded broker. */
@Timeout(600)
class OutsideRunIT {
  private static final Path EXAMPLE =
      Path.of(System.getProperty("basedir", "."), "outsiders", "participant.py").toAbsolutePath();

  @TempDir private static Path before;

  /** The fingerprint of a run that nobody disturbs. */
  private static String whole;

  @TempDir private Path scratch;

  @BeforeAll
  static void runUndisturbed() throws Exception {
    try (OutsideRun run = OutsideRun.start(before, "whole", java())) {
      whole = finished(run.await());
    }
  }

  private static List<String> java() {
    List<String> command = new ArrayList<>(ChildJvm.command());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(JavaParticipant.class.getName());
    return command;
  }

  @Test
  void aRunWhoseParticipantsDieAndComeBackIsTheSame() throws Exception {
    try (OutsideRun run = OutsideRun.start(scratch, "cut", java())) {
      Path folder = run.file("guests").getParent();
      Files.createFile(folder.resolve("die-before"));
      Files.createFile(folder.resolve("die-after"));
      assertThat(finished(run.await())).isEqualTo(whole);
      assertThat(folder.resolve("die-before")).as("they have died").doesNotExist();
      assertThat(folder.resolve("die-after")).as("they have died").doesNotExist();
    }
  }

  @Tag("trial")
  @Test
  void aRunThatIsStoppedGoesOnWithItsParticipants() throws Exception {
    try (OutsideRun run = OutsideRun.stopping(scratch, "stopped", java(), 2)) {
      assertThat(run.await().status()).isEqualTo(Status.ABORTED);
    }
    try (OutsideRun run = OutsideRun.resume(scratch.resolve("stopped"), java())) {
      assertThat(finished(run.await())).isEqualTo(whole);
    }
  }

  @Tag("trial")
  @Test
  void onSomebodyElsesClusterTheyNeedNoLogin() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.startOpen(scratch.resolve("cluster"))) {
      LogChoice cluster =
          new LogChoice.Existing(new ClusterAddress(broker.bootstrap()), ClusterOptions.USUAL);
      try (OutsideRun run = OutsideRun.start(scratch, "other", cluster, java())) {
        assertThat(Files.readString(run.file("guests"))).doesNotContain("sasl");
        assertThat(finished(run.await())).isEqualTo(whole);
      }
      try (KafkaCluster kafka =
          KafkaCluster.at(
              new ClusterAddress(broker.bootstrap()), ClusterOptions.USUAL, remark -> {})) {
        assertThat(KafkaEventLog.delete(kafka, "other", OutsideRun.PARTICIPANTS))
            .contains("wellspring.other.orders.guests", "wellspring.other.answers.markov");
      }
    }
  }

  @Test
  void theExampleInPythonMayBeKilledAtAnyTime() throws Exception {
    assumeTrue(
        python("-c", "import confluent_kafka"),
        "there is no Python with confluent-kafka: pip install confluent-kafka");
    List<String> command = List.of("python3", EXAMPLE.toString());
    String undisturbed;
    try (OutsideRun run = OutsideRun.start(scratch, "whole", command)) {
      undisturbed = finished(run.await());
    }
    try (OutsideRun run = OutsideRun.killing(scratch, "killed", command)) {
      assertThat(finished(run.await())).isEqualTo(undisturbed);
    }
  }

  private static boolean python(String... arguments) throws InterruptedException {
    List<String> command = new ArrayList<>(List.of("python3"));
    command.addAll(List.of(arguments));
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static String finished(RunResult result) {
    assertThat(result.status()).as(result.reason()).isEqualTo(Status.FINISHED);
    assertThat(result.remarks()).as("nothing was refused").isEmpty();
    return result.fingerprint();
  }

  @Test
  void aParticipantReadsItsOrdersAndWritesItsAnswersAndNothingElse() throws Exception {
    try (OutsideRun run = OutsideRun.start(scratch, "closed", java())) {
      assertThat(Files.getPosixFilePermissions(run.file("guests"))).hasSize(2);
      Properties guests = JavaParticipant.settings(run.file("guests"));
      String topics = "wellspring." + run.name() + ".";
      assertThat(guests)
          .containsEntry("wellspring.orders", topics + "orders.guests")
          .containsEntry("wellspring.answers", topics + "answers.guests");

      assertThat(read(guests, topics + "orders.guests")).isPositive();
      for (String other : List.of("documents", "control", "orders.markov", "answers.guests")) {
        assertThatThrownBy(() -> read(guests, topics + other))
            .as(other)
            .isInstanceOf(TopicAuthorizationException.class);
      }
      for (String other : List.of("documents", "orders.guests", "answers.markov")) {
        assertThatThrownBy(() -> write(guests, topics + other))
            .as(other)
            .hasCauseInstanceOf(TopicAuthorizationException.class);
      }
      try (Admin admin = Admin.create(guests)) {
        assertThat(admin.listTopics().names().get())
            .containsExactlyInAnyOrder(topics + "orders.guests", topics + "answers.guests");
      }
      Properties stranger = new Properties();
      stranger.putAll(guests);
      stranger.put("group.id", "outside-markov");
      assertThatThrownBy(() -> committed(stranger, topics + "orders.guests"))
          .isInstanceOf(GroupAuthorizationException.class);
      finished(run.await());
    }
    assertThat(scratch.resolve("closed/outside/guests.properties")).doesNotExist();
  }

  private static int read(Properties settings, String topic) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(settings)) {
      TopicPartition partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      int count = 0;
      while (count == 0) {
        count += consumer.poll(Duration.ofSeconds(1)).count();
      }
      return count;
    }
  }

  private static void committed(Properties settings, String topic) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(settings)) {
      var unused = consumer.committed(Set.of(new TopicPartition(topic, 0)));
    }
  }

  private static KafkaConsumer<byte[], byte[]> consumer(Properties settings) {
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static void write(Properties settings, String topic)
      throws ExecutionException, InterruptedException {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, new byte[] {1})).get();
    }
  }

  @Test
  void aRunInMemoryIsRefusedWithTheRemedy() {
    try (Lab lab = SmallRuns.lab()) {
      assertThatThrownBy(() -> lab.start(RunRequest.of(OutsideRun.scenario())))
          .isInstanceOf(RunException.class)
          .hasMessageContaining("guests, markov")
          .hasMessageContaining("without --kafka memory");
    }
  }
}
