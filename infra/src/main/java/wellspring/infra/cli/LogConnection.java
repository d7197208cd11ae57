package wellspring.infra.cli;

import java.util.Optional;
import java.util.function.Consumer;
import wellspring.agents.log.EventLog;
import wellspring.agents.log.MemoryEventLog;
import wellspring.agents.log.ObservedLog;
import wellspring.infra.kafka.Cluster;
import wellspring.infra.kafka.KafkaEventLog;
import wellspring.infra.run.RunDirectory;

/** A run's log, and the Kafka that it lies on; none if it lies in memory. */
record LogConnection(EventLog log, Optional<Cluster> cluster) implements AutoCloseable {

  /**
   * Opens the log that was chosen.
   *
   * @param remarks is told what there is to know of Kafka meanwhile and later: that it takes long,
   *     that it does not answer
   * @throws wellspring.agents.log.LogException if it cannot be reached
   */
  static LogConnection open(LogChoice choice, RunDirectory directory, Consumer<String> remarks) {
    Optional<Cluster> cluster = choice.connect(directory.kafka(), remarks);
    try {
      EventLog log =
          cluster.isPresent()
              ? KafkaEventLog.open(cluster.get(), directory.run())
              : new MemoryEventLog();
      return new LogConnection(log, cluster);
    } catch (RuntimeException e) {
      cluster.ifPresent(Cluster::close);
      throw e;
    }
  }

  /** Where a Kafka client finds the log; empty for the log in memory. */
  String address() {
    return cluster.map(Cluster::bootstrap).orElse("");
  }

  /**
   * Whether it is this process' own, so that whatever was written can be read for as long as it
   * takes.
   */
  boolean isOwn() {
    return cluster.map(Cluster::isOwn).orElse(true);
  }

  /** The same, with somebody who is told of every event that the log has confirmed. */
  LogConnection observed(ObservedLog.Observer observer) {
    return new LogConnection(new ObservedLog(log, System::nanoTime, observer), cluster);
  }

  /** Tells when Kafka is lost, and why. */
  void onLoss(Consumer<String> listener) {
    cluster.ifPresent(kafka -> kafka.onLoss(listener));
  }

  @Override
  public void close() {
    try {
      log.close();
    } finally {
      cluster.ifPresent(Cluster::close);
    }
  }
}
