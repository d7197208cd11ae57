package wellspring.infra.cli;

import java.util.Optional;
import java.util.function.Consumer;
import wellspring.agents.log.EventLog;
import wellspring.agents.log.MemoryEventLog;
import wellspring.agents.log.ObservedLog;
import wellspring.infra.kafka.EmbeddedBroker;
import wellspring.infra.kafka.KafkaEventLog;
import wellspring.infra.run.RunDirectory;

/**
 * A run's log, and the broker behind it if the run has its own.
 *
 * @param address where a Kafka client finds the log; empty for the log in memory
 */
record LogConnection(EventLog log, Optional<EmbeddedBroker> broker, String address)
    implements AutoCloseable {

  /**
   * Opens the log that was chosen.
   *
   * @throws wellspring.agents.log.LogException if it cannot be reached
   */
  static LogConnection open(LogChoice choice, RunDirectory directory) {
    if (choice instanceof LogChoice.Cluster cluster) {
      String address = cluster.address().brokers();
      return new LogConnection(
          KafkaEventLog.open(address, directory.run()), Optional.empty(), address);
    }
    if (choice instanceof LogChoice.Memory) {
      return new LogConnection(new MemoryEventLog(), Optional.empty(), "");
    }
    EmbeddedBroker broker = EmbeddedBroker.start(directory.kafka());
    try {
      KafkaEventLog log = KafkaEventLog.open(broker.bootstrap(), directory.run());
      broker.onDeath(log::abandon);
      return new LogConnection(log, Optional.of(broker), broker.bootstrap());
    } catch (RuntimeException e) {
      broker.close();
      throw e;
    }
  }

  /** The same, with somebody who is told of every event that the log has confirmed. */
  LogConnection observed(ObservedLog.Observer observer) {
    return new LogConnection(new ObservedLog(log, System::nanoTime, observer), broker, address);
  }

  /** Tells when the run's own broker dies, and why. */
  void onBrokerDeath(Consumer<String> listener) {
    broker.ifPresent(own -> own.onDeath(listener));
  }

  @Override
  public void close() {
    try {
      log.close();
    } finally {
      broker.ifPresent(EmbeddedBroker::close);
    }
  }
}
