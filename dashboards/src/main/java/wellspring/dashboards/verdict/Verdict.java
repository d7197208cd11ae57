package wellspring.dashboards.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import wellspring.agents.scenario.CollapseDefinition;
import wellspring.agents.scenario.CollapseSpec;
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
   * Judges each model by each definition that is asked and that the run has figures for.
   *
   * @param truthIsKnown whether the language's truth is known
   */
  public static Verdict of(History history, CollapseSpec collapse, boolean truthIsKnown) {
    List<String> lines = new ArrayList<>();
    history
        .courses()
        .forEach((model, courses) -> lines.add(line(model, courses, collapse, truthIsKnown)));
    return new Verdict(lines);
  }

  /** The kinds of collapse that a verdict would name now, by model. */
  public static SortedMap<String, List<String>> collapsed(
      History history, CollapseSpec collapse, boolean truthIsKnown) {
    SortedMap<String, List<String>> collapsed = new TreeMap<>();
    history
        .courses()
        .forEach(
            (model, courses) ->
                collapsed.put(
                    model,
                    criteria(courses, collapse, truthIsKnown).stream()
                        .filter(Criterion::crossed)
                        .map(Criterion::name)
                        .toList()));
    return collapsed;
  }

  /** What verdicts call a kind of collapse that shows in a measure. */
  public static String name(CollapseDefinition definition, Measure measure) {
    return Criterion.name(definition, measure);
  }

  /** All sentences as one text. */
  public String text() {
    return String.join("\n", lines);
  }

  private static String line(
      String model,
      Map<String, History.Course> courses,
      CollapseSpec collapse,
      boolean truthIsKnown) {
    if (courses.keySet().equals(Set.of(Measure.HUMAN_FRACTION.id()))) {
      return model + " was never released.";
    }
    List<Criterion> known = criteria(courses, collapse, truthIsKnown);
    if (known.isEmpty()) {
      return model + " cannot be judged.";
    }
    String crossed = words(known.stream().filter(Criterion::crossed), " and ");
    String kept = words(known.stream().filter(criterion -> !criterion.crossed()), " or ");
    if (crossed.isEmpty()) {
      return "%s held: it did not collapse by %s.".formatted(model, kept);
    }
    return "%s collapsed by %s%s."
        .formatted(model, crossed, kept.isEmpty() ? "" : ", not by " + kept);
  }

  /** What is known of a model, definition by definition. */
  static List<Criterion> criteria(
      Map<String, History.Course> courses, CollapseSpec collapse, boolean truthIsKnown) {
    List<Criterion> known = new ArrayList<>();
    collapse
        .limits()
        .forEach(
            (definition, limit) ->
                Criterion.of(definition, limit, courses, truthIsKnown).ifPresent(known::add));
    return known;
  }

  /** Lists criteria as a sentence does: commas, and a word before the last one. */
  private static String words(Stream<Criterion> criteria, String lastWord) {
    List<String> items = criteria.map(Criterion::words).toList();
    if (items.size() < 2) {
      return String.join("", items);
    }
    return String.join(", ", items.subList(0, items.size() - 1))
        + lastWord
        + items.get(items.size() - 1);
  }
}
