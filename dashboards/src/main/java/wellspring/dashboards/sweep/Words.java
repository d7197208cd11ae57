package wellspring.dashboards.sweep;

import java.util.Locale;
import wellspring.model.statistics.Statistic;

/** What stands beside the figures of a sweep. */
final class Words {
  private Words() {}

  /** What stands for the replicas: {@code mean}. */
  static String of(Statistic statistic) {
    return statistic.name().toLowerCase(Locale.ROOT);
  }

  /** How a figure is to be read. */
  static String subtitle(String title, String what, boolean bands) {
    return "%s: %s%s".formatted(title, what, bands ? ", bands are 95 % intervals" : "");
  }
}
