package wellspring.infra.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import wellspring.agents.log.LogException;
import wellspring.infra.kafka.Cluster;
import wellspring.infra.kafka.ClusterAddress;

/** Where a run keeps its events. */
sealed interface LogChoice {

  /**
   * Starts the broker, if it is to be started.
   *
   * @param folder where a broker of our own has its files
   * @param remarks is told what there is to know of Kafka now and later
   * @return none for memory
   * @throws LogException if there is no connecting to it
   */
  Optional<Cluster> connect(Path folder, Consumer<String> remarks);

  /** In a broker that the run starts and stops. */
  record Embedded() implements LogChoice {
    @Override
    public Optional<Cluster> connect(Path folder, Consumer<String> remarks) {
      return Optional.of(Cluster.embedded(folder, remarks));
    }

    @Override
    public String toString() {
      return "embedded";
    }
  }

  /** In this process, for as long as it lives. */
  record Memory() implements LogChoice {
    @Override
    public Optional<Cluster> connect(Path folder, Consumer<String> remarks) {
      return Optional.empty();
    }

    @Override
    public String toString() {
      return "memory";
    }
  }

  /** In a cluster that exists. */
  record Existing(ClusterAddress address) implements LogChoice {
    @Override
    public Optional<Cluster> connect(Path folder, Consumer<String> remarks) {
      return Optional.of(Cluster.at(address, remarks));
    }

    @Override
    public String toString() {
      return address.brokers();
    }
  }

  /** Reads the value of {@code --kafka}. */
  final class Converter implements ITypeConverter<LogChoice> {
    @Override
    public LogChoice convert(String value) {
      if (value.equals("embedded")) {
        return new Embedded();
      }
      if (value.equals("memory")) {
        return new Memory();
      }
      try {
        return new Existing(new ClusterAddress(value));
      } catch (LogException e) {
        throw new TypeConversionException(
            "'" + value + "' is neither 'embedded' nor 'memory' nor HOST:PORT");
      }
    }
  }
}
