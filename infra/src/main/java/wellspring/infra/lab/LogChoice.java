package wellspring.infra.lab;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import wellspring.infra.kafka.ClusterAddress;
import wellspring.infra.kafka.ClusterOptions;
import wellspring.infra.kafka.KafkaCluster;
import wellspring.infra.run.LogPlace;

/** Where runs keep their events, as people choose it; they type what {@code toString} gives. */
public sealed interface LogChoice {

  /**
   * Starts the broker, if one is to be started.
   *
   * @param folder where a broker of our own has its files; asked only if there is to be one
   * @param remarks is told what there is to know of Kafka now and later
   * @return none for memory
   * @throws wellspring.agents.log.LogException if there is no connecting to it
   */
  Optional<KafkaCluster> connect(Supplier<Path> folder, Consumer<String> remarks);

  /** The same as a manifest keeps it. */
  default LogPlace place() {
    return new LogPlace(toString(), "");
  }

  /** In a broker that the run starts and stops. */
  record Embedded() implements LogChoice {
    @Override
    public Optional<KafkaCluster> connect(Supplier<Path> folder, Consumer<String> remarks) {
      return Optional.of(KafkaCluster.embedded(folder.get(), remarks));
    }

    @Override
    public String toString() {
      return "embedded";
    }
  }

  /** In this process, for as long as it lives. */
  record Memory() implements LogChoice {
    @Override
    public Optional<KafkaCluster> connect(Supplier<Path> folder, Consumer<String> remarks) {
      return Optional.empty();
    }

    @Override
    public String toString() {
      return "memory";
    }
  }

  /** In a cluster that exists. */
  record Existing(ClusterAddress address, ClusterOptions options) implements LogChoice {
    @Override
    public Optional<KafkaCluster> connect(Supplier<Path> folder, Consumer<String> remarks) {
      return Optional.of(KafkaCluster.at(address, options, remarks));
    }

    @Override
    public LogPlace place() {
      return new LogPlace(
          toString(),
          options.client().file().map(file -> file.toAbsolutePath().toString()).orElse(""));
    }

    @Override
    public String toString() {
      return address.brokers();
    }
  }
}
