package wellspring.dashboards.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import wellspring.agents.scenario.CollapseDefinition;
import wellspring.agents.scenario.CollapseSpec;
import wellspring.model.measure.Measure;

/**
 * What one definition of collapse says of one model, for programs; {@link Verdict} says it in
 * words.
 *
 * @param collapsed whether the model counts as collapsed by it
 * @param progress how far its figure has gone to the limit: 0 where it began, 1 at the limit, more
 *     beyond; factors are compared by their logarithms; may be infinite
 */
public record Judgement(CollapseDefinition definition, boolean collapsed, double progress) {

  /**
   * Judges each model by each definition that is asked and that the run has figures for.
   *
   * @param truthIsKnown whether the language's truth is known
   * @return by model, in the order of the definitions
   */
  public static SortedMap<String, List<Judgement>> of(
      History history, CollapseSpec collapse, boolean truthIsKnown) {
    SortedMap<String, List<Judgement>> judgements = new TreeMap<>();
    history
        .courses()
        .forEach((model, courses) -> judgements.put(model, of(courses, collapse, truthIsKnown)));
    return judgements;
  }

  private static List<Judgement> of(
      Map<String, History.Course> courses, CollapseSpec collapse, boolean truthIsKnown) {
    List<Judgement> judgements = new ArrayList<>();
    collapse
        .limits()
        .forEach(
            (definition, limit) ->
                Criterion.of(definition, limit, courses, truthIsKnown)
                    .ifPresent(
                        found -> {
                          Measure shown =
                              Criterion.measure(definition, courses, truthIsKnown).orElseThrow();
                          List<Double> values = courses.get(shown.id()).values();
                          judgements.add(
                              new Judgement(
                                  definition,
                                  found.crossed(),
                                  progress(definition, limit, values, found.crossed())));
                        }));
    return judgements;
  }

  private static double progress(
      CollapseDefinition definition, double limit, List<Double> values, boolean collapsed) {
    double ratio = values.get(values.size() - 1) / values.get(0);
    double progress =
        switch (definition.reading()) {
          case GROWS_TO, FALLS_TO -> Math.log(ratio) / Math.log(limit);
          case GROWS_BY -> (ratio - 1) / limit;
          case REACHES -> values.get(values.size() - 1) / limit;
          case STILL_RISES -> Trend.ofLastHalf(values).orElseThrow().standardErrors() / limit;
        };
    boolean told = !Double.isNaN(progress) && progress >= 0;
    return told && collapsed == progress >= 1 ? progress : (collapsed ? 1 : 0);
  }
}
