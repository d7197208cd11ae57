package wellspring.infra.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import wellspring.agents.log.LogException;
import wellspring.infra.kafka.ClusterAddress;

/** Where a run keeps its events. */
sealed interface LogChoice {

  /** In a broker that the run starts and stops. */
  record Embedded() implements LogChoice {
    @Override
    public String toString() {
      return "embedded";
    }
  }

  /** In this process, for as long as it lives. */
  record Memory() implements LogChoice {
    @Override
    public String toString() {
      return "memory";
    }
  }

  /** In a cluster that exists. */
  record Cluster(ClusterAddress address) implements LogChoice {
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
        return new Cluster(new ClusterAddress(value));
      } catch (LogException e) {
        throw new TypeConversionException(
            "'" + value + "' is neither 'embedded' nor 'memory' nor HOST:PORT");
      }
    }
  }
}
