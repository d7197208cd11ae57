package wellspring.dashboards.sweep;

import java.util.List;
import java.util.Locale;
import wellspring.model.statistics.Statistic;

/** What stands beside the figures of a sweep, and how it is put together. */
public final class FigureWording {
  private FigureWording() {}

  /** What stands for the replicas: {@code mean}. */
  static String of(Statistic statistic) {
    return statistic.name().toLowerCase(Locale.ROOT);
  }

  /** Things as a sentence lists them; semicolons part those that have commas themselves. */
  public static String list(List<String> things) {
    if (things.size() < 2) {
      return String.join("", things);
    }
    boolean commas = things.stream().anyMatch(thing -> thing.contains(","));
    return String.join(commas ? "; " : ", ", things.subList(0, things.size() - 1))
        + (commas ? "; and " : " and ")
        + things.get(things.size() - 1);
  }

  /** How a figure is to be read. */
  static String subtitle(String title, String what, boolean bands) {
    return "%s: %s%s".formatted(title, what, bands ? ", bands are 95 % intervals" : "");
  }
}
