package wellspring.agents.scenario.idle;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import wellspring.agents.scenario.CollapseDefinition;
import wellspring.agents.scenario.Scenario;
import wellspring.model.measure.Measure;
import wellspring.model.measure.MeasureChoice;

/** What nobody reads of how models are measured, and of when they count as collapsed. */
final class EvaluationKeys {
  private static final String EVALUATION = "evaluation";
  private static final String MEASURES = "measures";

  private final Scenario scenario;
  private final IdleFindings finds;

  private EvaluationKeys(Scenario scenario, IdleFindings finds) {
    this.scenario = scenario;
    this.finds = finds;
  }

  static void find(Scenario scenario, IdleFindings finds) {
    EvaluationKeys keys = new EvaluationKeys(scenario, finds);
    keys.findMeasures();
    for (CollapseDefinition definition : CollapseDefinition.values()) {
      keys.absence(definition)
          .ifPresent(reason -> finds.idle(reason, "collapse", definition.key()));
    }
  }

  private void findMeasures() {
    MeasureChoice choice = scenario.evaluation().measures();
    if (!(choice instanceof MeasureChoice.Listed)) {
      return;
    }
    for (Measure measure : choice.measures()) {
      MeasureScope.absence(measure, scenario)
          .ifPresent(
              reason ->
                  finds.add(
                      "measures no '%s': %s".formatted(measure.id(), reason),
                      EVALUATION,
                      MEASURES));
    }
  }

  private Optional<String> absence(CollapseDefinition definition) {
    if (definition == CollapseDefinition.INVENTION && !someModelSpells()) {
      return Optional.of(
          "no model spells, so that none can invent a word (only a gpt without tokenizer=word does)");
    }
    List<Measure> measures = definition.measures();
    Set<Measure> chosen = scenario.evaluation().measures().measures();
    Optional<String> reason = Optional.empty();
    for (Measure measure : measures) {
      Optional<String> absence = MeasureScope.absence(measure, scenario);
      if (absence.isEmpty() && chosen.contains(measure)) {
        return Optional.empty();
      }
      reason =
          Optional.of(
              absence
                  .map(why -> "it needs '%s', and %s".formatted(measure.id(), why))
                  .orElse(
                      "it needs '%s', which evaluation.measures lacks".formatted(measure.id())));
    }
    return reason;
  }

  private boolean someModelSpells() {
    return scenario.models().values().stream().anyMatch(model -> model.learner().spells());
  }
}
