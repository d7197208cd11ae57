package wellspring.dashboards.verdict;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import wellspring.agents.scenario.CollapseSpec;
import wellspring.dashboards.verdict.History.FirstLast;
import wellspring.model.measure.Measure;

/**
 * What a run showed, in plain words: for each model whether it collapsed, by which definition and
 * limit.
 *
 * @param lines a sentence for each model
 */
public record Verdict(List<String> lines) {
  public Verdict {
    lines = List.copyOf(lines);
  }

  /**
   * Compares each model's last figures with its first ones. A figure that was infinite or 0 at
   * first tells nothing and is left out.
   *
   * @param truthIsKnown whether the language's truth is known
   */
  public static Verdict of(History history, CollapseSpec collapse, boolean truthIsKnown) {
    List<String> lines = new ArrayList<>();
    history
        .models()
        .forEach((model, figures) -> lines.add(line(model, figures, collapse, truthIsKnown)));
    return new Verdict(lines);
  }

  /** All sentences as one text. */
  public String text() {
    return String.join("\n", lines);
  }

  private static String line(
      String model, Map<String, FirstLast> figures, CollapseSpec collapse, boolean truthIsKnown) {
    List<Criterion> known =
        Stream.of(
                new Criterion(
                    "perplexity", Measure.HELD_OUT_PERPLEXITY, collapse.perplexityRatio()),
                new Criterion("vocabulary", Measure.VOCABULARY_KEPT, collapse.vocabularyRatio()),
                diversity(truthIsKnown, collapse.diversityRatio()),
                new Criterion("tail mass", Measure.TAIL_MASS, collapse.tailRatio()),
                new Criterion("variance", Measure.VARIANCE, collapse.diversityRatio()),
                new Criterion("test error", Measure.TEST_ERROR, collapse.perplexityRatio()))
            .filter(criterion -> criterion.canJudge(figures))
            .toList();
    if (!figures.containsKey(Measure.HELD_OUT_PERPLEXITY.id())) {
      return model + " was never released.";
    }
    if (known.isEmpty()) {
      return model + " cannot be judged.";
    }
    String crossed = words(known.stream().filter(c -> c.isCrossed(figures)), " and ", figures);
    String kept = words(known.stream().filter(c -> !c.isCrossed(figures)), " or ", figures);
    if (crossed.isEmpty()) {
      return "%s held: it did not collapse by %s.".formatted(model, kept);
    }
    return "%s collapsed by %s%s."
        .formatted(model, crossed, kept.isEmpty() ? "" : ", not by " + kept);
  }

  /** Token frequencies tell where tokens are all there is; of other text, its pairs do. */
  private static Criterion diversity(boolean truthIsKnown, double limit) {
    return truthIsKnown
        ? new Criterion("diversity", Measure.DIVERSITY, limit)
        : new Criterion("distinct pairs", Measure.DISTINCT_2, limit);
  }

  /** Lists criteria as a sentence does: commas, and a word before the last one. */
  private static String words(
      Stream<Criterion> criteria, String lastWord, Map<String, FirstLast> figures) {
    List<String> items = criteria.map(criterion -> criterion.change(figures)).toList();
    if (items.size() < 2) {
      return String.join("", items);
    }
    return String.join(", ", items.subList(0, items.size() - 1))
        + lastWord
        + items.get(items.size() - 1);
  }

  /**
   * One definition of collapse: the last figure relative to the first has reached a limit, above 1
   * for figures that grow in collapse, below 1 for those that fall.
   */
  private record Criterion(String name, Measure measure, double limit) {
    String id() {
      return measure.id();
    }

    boolean canJudge(Map<String, FirstLast> figures) {
      FirstLast figure = figures.get(id());
      return figure != null && Double.isFinite(figure.first()) && figure.first() != 0;
    }

    boolean isCrossed(Map<String, FirstLast> figures) {
      double ratio = figures.get(id()).ratio();
      return limit >= 1 ? ratio >= limit : ratio <= limit;
    }

    String change(Map<String, FirstLast> figures) {
      FirstLast figure = figures.get(id());
      return "%s (%s → %s, ×%s; limit ×%s)"
          .formatted(
              name,
              number(figure.first()),
              number(figure.last()),
              number(figure.ratio()),
              number(limit));
    }

    private static String number(double value) {
      if (Double.isInfinite(value)) {
        return "∞";
      }
      if (Math.abs(value) >= 1000) {
        return String.format(Locale.ROOT, "%,.0f", value);
      }
      return new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros().toPlainString();
    }
  }
}
