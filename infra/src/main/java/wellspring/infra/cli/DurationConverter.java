package wellspring.infra.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Times as people write them: {@code 90s}, {@code 10m}, {@code 2h}, {@code 0}. */
final class DurationConverter implements ITypeConverter<Duration> {
  private static final Pattern TIME = Pattern.compile("(\\d{1,6})([smh]?)");

  @Override
  public Duration convert(String value) {
    Matcher time = TIME.matcher(value);
    if (!time.matches() || (time.group(2).isEmpty() && Long.parseLong(time.group(1)) != 0)) {
      throw new TypeConversionException("'" + value + "' is not a time: write 90s, 10m, 2h or 0");
    }
    long number = Long.parseLong(time.group(1));
    return switch (time.group(2)) {
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofSeconds(number);
    };
  }

  /** A time in the same way. */
  static String words(Duration time) {
    if (time.toHours() > 0 && time.equals(Duration.ofHours(time.toHours()))) {
      return time.toHours() + " h";
    }
    boolean minutes = time.toMinutes() > 0 && time.equals(Duration.ofMinutes(time.toMinutes()));
    return minutes ? time.toMinutes() + " min" : time.toSeconds() + " s";
  }
}
