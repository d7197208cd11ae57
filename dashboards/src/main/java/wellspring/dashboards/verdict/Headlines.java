package wellspring.dashboards.verdict;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import wellspring.agents.scenario.CollapseDefinition;
import wellspring.agents.scenario.LanguageSpec;
import wellspring.agents.scenario.Scenario;
import wellspring.model.measure.Measure;

/** In which measures the collapse of a scenario's models shows, and from where on it is one. */
public final class Headlines {
  private final Scenario scenario;
  private final boolean truthIsKnown;

  /**
   * A limit of a measure.
   *
   * @param definition the kind of collapse, as verdicts call it
   * @param factor a model has collapsed where the measure is so many times its first value, or is
   *     beyond that; null if the limit is a level
   * @param level the measure's own value where collapse begins; null if the limit is a factor
   * @param above whether it is high values that mean collapse
   */
  public record Limit(
      String definition, String measure, Double factor, Double level, boolean above) {}

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
    limits().forEach(limit -> measures.add(Measure.of(limit.measure())));
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

  /** The limits that can be drawn beside a measure; a trend cannot. */
  public List<Limit> limits() {
    List<Limit> limits = new ArrayList<>();
    scenario
        .collapse()
        .limits()
        .forEach((definition, limit) -> limit(definition, limit).ifPresent(limits::add));
    return limits;
  }

  private Optional<Limit> limit(CollapseDefinition definition, double limit) {
    return definition.measures().stream()
        .filter(this::applies)
        .findFirst()
        .flatMap(measure -> limit(definition, measure, limit));
  }

  private Optional<Limit> limit(CollapseDefinition definition, Measure measure, double limit) {
    String name = Verdict.name(definition, measure);
    return switch (definition.reading()) {
      case GROWS_TO -> Optional.of(new Limit(name, measure.id(), limit, null, true));
      case FALLS_TO -> Optional.of(new Limit(name, measure.id(), limit, null, false));
      case GROWS_BY ->
          limit > 0
              ? Optional.of(new Limit(name, measure.id(), 1 + limit, null, true))
              : Optional.empty();
      case REACHES -> Optional.of(new Limit(name, measure.id(), null, limit, true));
      case STILL_RISES -> Optional.empty();
    };
  }

  private boolean applies(Measure measure) {
    boolean ofItsKind =
        switch (measure) {
          case TEST_ERROR -> scenario.language() instanceof LanguageSpec.Regression;
          case VARIANCE -> scenario.language() instanceof LanguageSpec.Gaussian;
          case DIVERSITY -> truthIsKnown && !isOfNumbers();
          case DISTINCT_2, VOCABULARY_KEPT, TAIL_MASS -> !isOfNumbers();
          case FACTS_FALSE, FACTS_OUTDATED -> scenario.language() instanceof LanguageSpec.Grammar;
          default -> true;
        };
    return ofItsKind && scenario.evaluation().measures().measures().contains(measure);
  }
}
