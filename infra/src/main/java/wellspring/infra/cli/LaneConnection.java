package wellspring.infra.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import wellspring.infra.kafka.KafkaCluster;
import wellspring.infra.kafka.KafkaLanes;
import wellspring.infra.lab.LaneLogs;
import wellspring.infra.lab.LogChoice;
import wellspring.infra.lab.LogSource;

/** The logs of a sweep's runs, and the Kafka that they lie on; none if they lie in memory. */
record LaneConnection(LogSource logs, Optional<KafkaLanes> lanes, Optional<KafkaCluster> cluster)
    implements AutoCloseable {

  /**
   * What is wanted of Kafka.
   *
   * @param name part of the topics' names
   * @param count how many runs go on at once
   * @param keep whether the records of runs that have ended stay
   */
  record Lanes(String name, int count, boolean keep) {
    KafkaLanes open(KafkaCluster cluster) {
      return KafkaLanes.open(cluster, name, count, keep);
    }
  }

  /**
   * Opens the logs that were chosen.
   *
   * @param folder where an embedded broker has its files
   * @param remarks as {@link LogSource#open} has it
   * @throws wellspring.agents.log.LogException if they cannot be reached
   */
  static LaneConnection open(
      LogChoice choice, Path folder, Lanes wanted, Consumer<String> remarks) {
    Optional<KafkaCluster> cluster = choice.connect(() -> folder, remarks);
    try {
      Optional<KafkaLanes> lanes = cluster.map(wanted::open);
      LogSource logs =
          lanes
              .<LogSource>map(each -> new LaneLogs(each::open, wanted.count(), choice.place()))
              .orElse(LogSource.MEMORY);
      return new LaneConnection(logs, lanes, cluster);
    } catch (RuntimeException e) {
      cluster.ifPresent(KafkaCluster::close);
      throw e;
    }
  }

  /** Where a Kafka client finds them; empty for logs in memory. */
  String address() {
    return cluster.map(KafkaCluster::bootstrap).orElse("");
  }

  /** Tells when Kafka is lost, and why. */
  void onLoss(Consumer<String> listener) {
    cluster.ifPresent(kafka -> kafka.onLoss(listener));
  }

  @Override
  public void close() {
    try {
      lanes.ifPresent(KafkaLanes::close);
    } finally {
      cluster.ifPresent(KafkaCluster::close);
    }
  }
}
