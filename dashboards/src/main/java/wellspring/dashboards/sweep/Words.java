package wellspring.dashboards.sweep;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import wellspring.model.measure.Measure;
import wellspring.model.statistics.Statistic;

/** How measures are called in figures. */
final class Words {
  private Words() {}

  /** For a title: {@code Held out perplexity}. */
  static String title(String measure) {
    String words = words(measure);
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /** For an axis: the name with what it is and its unit, as far as these are known. */
  static String label(String measure) {
    Optional<Measure> known =
        Arrays.stream(Measure.values()).filter(each -> each.id().equals(measure)).findFirst();
    String words = words(measure);
    return known
        .map(each -> each.unit() == Measure.Unit.NATS ? words + " (nats)" : words)
        .orElse(words);
  }

  /** What stands for the replicas: {@code mean}. */
  static String of(Statistic statistic) {
    return statistic.name().toLowerCase(Locale.ROOT);
  }

  /** How a figure is to be read. */
  static String subtitle(String title, String what, boolean bands) {
    return "%s: %s%s".formatted(title, what, bands ? ", bands are 95 % bootstrap intervals" : "");
  }

  private static String words(String measure) {
    return measure.replace('_', ' ').replaceFirst("^kl ", "KL ");
  }
}
