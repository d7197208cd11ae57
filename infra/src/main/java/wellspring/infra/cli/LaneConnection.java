package wellspring.infra.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import wellspring.infra.kafka.EmbeddedBroker;
import wellspring.infra.kafka.KafkaLanes;
import wellspring.infra.sweep.RunLogs;

/**
 * The logs of a sweep's runs, and the broker behind them if the sweep has its own.
 *
 * @param address where a Kafka client finds them; empty for logs in memory
 */
record LaneConnection(
    RunLogs logs, Optional<KafkaLanes> lanes, Optional<EmbeddedBroker> broker, String address)
    implements AutoCloseable {

  /**
   * What is wanted of Kafka.
   *
   * @param name part of the topics' names
   * @param count how many runs go on at once
   * @param keep whether the records of runs that have ended stay
   */
  record Lanes(String name, int count, boolean keep) {
    KafkaLanes open(String address) {
      return KafkaLanes.open(address, name, count, keep);
    }
  }

  /**
   * Opens the logs that were chosen.
   *
   * @param folder where an embedded broker has its files
   * @throws wellspring.agents.log.LogException if they cannot be reached
   */
  static LaneConnection open(LogChoice choice, Path folder, Lanes wanted) {
    if (choice instanceof LogChoice.Memory) {
      return new LaneConnection(RunLogs.MEMORY, Optional.empty(), Optional.empty(), "");
    }
    if (choice instanceof LogChoice.Cluster cluster) {
      String address = cluster.address().brokers();
      KafkaLanes lanes = wanted.open(address);
      return new LaneConnection(RunLogs.on(lanes), Optional.of(lanes), Optional.empty(), address);
    }
    EmbeddedBroker broker = EmbeddedBroker.start(folder);
    try {
      KafkaLanes lanes = wanted.open(broker.bootstrap());
      return new LaneConnection(
          RunLogs.on(lanes), Optional.of(lanes), Optional.of(broker), broker.bootstrap());
    } catch (RuntimeException e) {
      broker.close();
      throw e;
    }
  }

  /** Tells when the sweep's own broker dies, and why; nobody waits for it any more then. */
  void onBrokerDeath(Consumer<String> listener) {
    broker.ifPresent(
        own ->
            own.onDeath(
                reason -> {
                  listener.accept(reason);
                  lanes.ifPresent(all -> all.abandon(reason));
                }));
  }

  @Override
  public void close() {
    try {
      lanes.ifPresent(KafkaLanes::close);
    } finally {
      broker.ifPresent(EmbeddedBroker::close);
    }
  }
}
