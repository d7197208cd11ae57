package wellspring.dashboards.plot;

import java.util.Arrays;
import wellspring.model.measure.Measure;

/** How measures are called in figures and reports. */
public final class MeasureNames {
  private MeasureNames() {}

  /** For a title: {@code Held-out perplexity}. */
  public static String title(String measure) {
    String words = words(measure);
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /** For an axis: the name with its unit, as far as it is known. */
  public static String label(String measure) {
    boolean nats =
        Arrays.stream(Measure.values())
            .anyMatch(each -> each.id().equals(measure) && each.unit() == Measure.Unit.NATS);
    return nats ? words(measure) + " (nats)" : words(measure);
  }

  private static String words(String measure) {
    return measure
        .replace('_', ' ')
        .replaceFirst("^kl ", "KL ")
        .replaceFirst("^held out", "held-out");
  }
}
