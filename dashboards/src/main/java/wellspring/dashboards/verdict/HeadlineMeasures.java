package wellspring.dashboards.verdict;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import wellspring.agents.scenario.CollapseDefinition.LimitKind;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.language.LanguageKind;
import wellspring.agents.scenario.language.LanguageSpec;
import wellspring.model.measure.Measure;

/** In which measures the collapse of a scenario's models shows. */
public final class HeadlineMeasures {
  private final Scenario scenario;
  private final LanguageSpec language;

  public HeadlineMeasures(Scenario scenario) {
    this.scenario = scenario;
    this.language = scenario.language();
  }

  /** Whether the scenario's language has numbers instead of words. */
  public boolean isOfNumbers() {
    return language.isNumeric();
  }

  /** The measures in which collapse shows, the best first; of those that the scenario takes. */
  public List<Measure> measures() {
    Set<Measure> measures = new LinkedHashSet<>(favourites());
    scenario
        .collapse()
        .limits()
        .forEach(
            (definition, limit) -> {
              if (definition.reading() != LimitKind.STILL_RISES && definition.isAsked(limit)) {
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
    return switch (language.kind()) {
      case ZIPF -> List.of(Measure.DIVERSITY, Measure.HELD_OUT_PERPLEXITY);
      case TEXT -> List.of(Measure.HELD_OUT_PERPLEXITY, Measure.DISTINCT_2);
      case GRAMMAR -> List.of(Measure.FACTS_TRUE, Measure.DIVERSITY, Measure.HELD_OUT_PERPLEXITY);
      case GAUSSIAN -> List.of(Measure.VARIANCE, Measure.MEAN_ERROR);
      case REGRESSION -> List.of(Measure.TEST_ERROR);
    };
  }

  private boolean applies(Measure measure) {
    boolean ofItsKind =
        switch (measure) {
          case TEST_ERROR -> language.kind() == LanguageKind.REGRESSION;
          case VARIANCE -> language.kind() == LanguageKind.GAUSSIAN;
          case DIVERSITY -> language.truthIsKnown() && !isOfNumbers();
          case DISTINCT_2, VOCABULARY_KEPT, TAIL_KEPT, ENTROPY, INVENTED_WORDS -> !isOfNumbers();
          case FACTS_FALSE, FACTS_OUTDATED -> language.statesFacts();
          default -> true;
        };
    return ofItsKind && scenario.evaluation().measures().measures().contains(measure);
  }
}
