package wellspring.dashboards.report;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import wellspring.agents.event.Measured;
import wellspring.agents.scenario.LanguageSpec;
import wellspring.agents.scenario.Scenario;
import wellspring.model.measure.Measure;

/** The measures in which collapse shows, the best first. */
final class Headlines {
  private static final int MEASURES_MAX = 4;

  private Headlines() {}

  /** Those that a run has figures of, besides the human fraction. */
  static List<Measure> of(Scenario scenario, List<Measured> measurements) {
    Set<String> measured =
        measurements.stream().map(Measured::measure).collect(Collectors.toUnmodifiableSet());
    Set<Measure> wanted = new LinkedHashSet<>(favourites(scenario.language()));
    scenario
        .collapse()
        .limits()
        .forEach((definition, limit) -> wanted.add(definition.measures().get(0)));
    return wanted.stream()
        .filter(measure -> measured.contains(measure.id()))
        .limit(MEASURES_MAX)
        .toList();
  }

  private static List<Measure> favourites(LanguageSpec language) {
    if (language instanceof LanguageSpec.Gaussian) {
      return List.of(Measure.VARIANCE, Measure.MEAN_ERROR);
    } else if (language instanceof LanguageSpec.Regression) {
      return List.of(Measure.TEST_ERROR);
    } else if (language instanceof LanguageSpec.Grammar) {
      return List.of(Measure.FACTS_TRUE, Measure.DIVERSITY, Measure.HELD_OUT_PERPLEXITY);
    }
    return language.truthIsKnown()
        ? List.of(Measure.DIVERSITY, Measure.HELD_OUT_PERPLEXITY)
        : List.of(Measure.HELD_OUT_PERPLEXITY, Measure.DISTINCT_2);
  }
}
