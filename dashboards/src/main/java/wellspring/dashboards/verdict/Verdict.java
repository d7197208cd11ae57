package wellspring.dashboards.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import wellspring.agents.scenario.CollapseSpec;
import wellspring.dashboards.verdict.History.FirstLast;
import wellspring.model.measure.Measure;

/**
 * What a run showed, in plain words: for each model whether it collapsed, by which definition and
 * threshold.
 *
 * @param lines a sentence for each model
 */
public record Verdict(List<String> lines) {
  public Verdict {
    lines = List.copyOf(lines);
  }

  /** Compares each model's last figures with its first ones. */
  public static Verdict of(History history, CollapseSpec collapse) {
    List<String> lines = new ArrayList<>();
    history.models().forEach((model, figures) -> lines.add(line(model, figures, collapse)));
    return new Verdict(lines);
  }

  /** All sentences as one text. */
  public String text() {
    return String.join("\n", lines);
  }

  private static String line(String model, Map<String, FirstLast> figures, CollapseSpec collapse) {
    List<Criterion> criteria =
        List.of(
            new Criterion(
                "held-out perplexity", Measure.HELD_OUT_PERPLEXITY, collapse.perplexityRatio()),
            new Criterion("diversity", Measure.DIVERSITY, collapse.diversityRatio()),
            new Criterion("tail mass", Measure.TAIL_MASS, collapse.tailRatio()),
            new Criterion("vocabulary", Measure.VOCABULARY_KEPT, collapse.vocabularyRatio()));
    List<Criterion> known =
        criteria.stream().filter(criterion -> figures.containsKey(criterion.id())).toList();
    if (known.isEmpty()) {
      return model + " was never trained.";
    }
    List<String> crossed =
        known.stream()
            .filter(criterion -> criterion.isCrossed(figures))
            .map(criterion -> criterion.change(figures))
            .toList();
    List<String> rest =
        known.stream()
            .filter(criterion -> !criterion.isCrossed(figures))
            .map(criterion -> criterion.change(figures))
            .toList();
    if (crossed.isEmpty()) {
      return "%s held: %s.".formatted(model, String.join(", ", rest));
    }
    return "%s collapsed by %d of %d criteria: %s%s."
        .formatted(
            model,
            crossed.size(),
            known.size(),
            String.join(", ", crossed),
            rest.isEmpty() ? "" : " (not by: " + String.join(", ", rest) + ")");
  }

  /**
   * One definition of collapse: last relative to first, at least a threshold above 1 or at most one
   * below 1.
   */
  private record Criterion(String name, Measure measure, double threshold) {
    String id() {
      return measure.id();
    }

    boolean isCrossed(Map<String, FirstLast> figures) {
      double ratio = figures.get(id()).ratio();
      return threshold >= 1 ? ratio >= threshold : ratio <= threshold;
    }

    String change(Map<String, FirstLast> figures) {
      FirstLast figure = figures.get(id());
      return "%s %s to %s (×%s, threshold ×%s)"
          .formatted(
              name,
              number(figure.first()),
              number(figure.last()),
              number(figure.ratio()),
              number(threshold));
    }

    private static String number(double value) {
      if (Double.isInfinite(value)) {
        return value > 0 ? "∞" : "-∞";
      }
      return String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%.0f" : "%.3g", value);
    }
  }
}
