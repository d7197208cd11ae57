package wellspring.infra.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** How long ago something was, as people say it. */
final class RelativeTime {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private RelativeTime() {}

  /**
   * The age of an instant; its day if that is longer ago than a day.
   *
   * @param instant in ISO 8601; a text that is none comes back as it is
   */
  static String of(String instant, Instant now) {
    try {
      Instant then = Instant.parse(instant);
      Duration age = Duration.between(then, now);
      if (age.toHours() >= 24) {
        return DAY.format(then);
      }
      return age.toMinutes() < 1
          ? "just now"
          : age.toHours() < 1 ? age.toMinutes() + " min ago" : age.toHours() + " h ago";
    } catch (DateTimeParseException e) {
      return instant;
    }
  }
}
