package wellspring.dashboards.verdict;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import wellspring.agents.scenario.CollapseDefinition.Reading;
import wellspring.agents.scenario.LanguageSpec;
import wellspring.agents.scenario.Scenario;
import wellspring.model.measure.Measure;

/** In which measures the collapse of a scenario's models shows. */
public final class Headlines {
  private final Scenario scenario;
  private final boolean truthIsKnown;

  /**
   * @param truthIsKnown whether the language's truth is known
   */
  public Headlines(Scenario scenario, boolean truthIsKnown) {
    this.scenario = scenario;
    this.truthIsKnown = truthIsKnown;
  }

  /** Whether the scenario's language has numbers instead of words. */
  public boolean isOfNumbers() {
    return scenario.language() instanceof LanguageSpec.Gaussian
        || scenario.language() instanceof LanguageSpec.Regression;
  }

  /** The measures in which collapse shows, the best first; of those that the scenario takes. */
  public List<Measure> measures() {
    Set<Measure> measures = new LinkedHashSet<>(favourites());
    scenario
        .collapse()
        .limits()
        .forEach(
            (definition, limit) -> {
              if (definition.reading() != Reading.STILL_RISES && definition.isAsked(limit)) {
                definition.measures().stream()
                    .filter(this::applies)
                    .findFirst()
                    .ifPresent(measures::add);
              }
            });
    measures.retainAll(scenario.evaluation().measures().measures());
    return List.copyOf(measures);
  }

  private List<Measure> favourites() {
    if (scenario.language() instanceof LanguageSpec.Gaussian) {
      return List.of(Measure.VARIANCE, Measure.MEAN_ERROR);
    } else if (scenario.language() instanceof LanguageSpec.Regression) {
      return List.of(Measure.TEST_ERROR);
    } else if (scenario.language() instanceof LanguageSpec.Grammar) {
      return List.of(Measure.FACTS_TRUE, Measure.DIVERSITY, Measure.HELD_OUT_PERPLEXITY);
    }
    return truthIsKnown
        ? List.of(Measure.DIVERSITY, Measure.HELD_OUT_PERPLEXITY)
        : List.of(Measure.HELD_OUT_PERPLEXITY, Measure.DISTINCT_2);
  }

  private boolean applies(Measure measure) {
    boolean ofItsKind =
        switch (measure) {
          case TEST_ERROR -> scenario.language() instanceof LanguageSpec.Regression;
          case VARIANCE -> scenario.language() instanceof LanguageSpec.Gaussian;
          case DIVERSITY -> truthIsKnown && !isOfNumbers();
          case DISTINCT_2, VOCABULARY_KEPT, TAIL_KEPT, ENTROPY, INVENTED_WORDS -> !isOfNumbers();
          case FACTS_FALSE, FACTS_OUTDATED -> scenario.language() instanceof LanguageSpec.Grammar;
          default -> true;
        };
    return ofItsKind && scenario.evaluation().measures().measures().contains(measure);
  }
}
