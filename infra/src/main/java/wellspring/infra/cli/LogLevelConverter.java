package wellspring.infra.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import wellspring.infra.logging.LogLevel;

/** Reads the value of {@code --log-level}. */
final class LogLevelConverter implements ITypeConverter<LogLevel> {
  @Override
  public LogLevel convert(String value) {
    return LogLevel.of(value)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'%s' is none of %s".formatted(value, LogLevel.labels())));
  }
}
