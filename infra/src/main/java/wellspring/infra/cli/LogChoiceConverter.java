package wellspring.infra.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import wellspring.agents.log.LogException;
import wellspring.infra.kafka.ClusterAddress;
import wellspring.infra.kafka.ClusterOptions;
import wellspring.infra.lab.LogChoice;

/** Reads {@code --kafka}. */
final class LogChoiceConverter implements ITypeConverter<LogChoice> {
  @Override
  public LogChoice convert(String value) {
    return switch (value) {
      case "embedded" -> new LogChoice.Embedded();
      case "memory" -> new LogChoice.Memory();
      default -> existing(value);
    };
  }

  private static LogChoice existing(String value) {
    try {
      return new LogChoice.Existing(new ClusterAddress(value), ClusterOptions.USUAL);
    } catch (LogException e) {
      throw new TypeConversionException(
          "'" + value + "' is not a value of --kafka: write embedded, memory or HOST:PORT");
    }
  }
}
