package wellspring.agents.scenario.idle;

import java.util.List;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.agents.scenario.ScenarioSettings;
import wellspring.agents.scenario.learner.LabelPolicy;
import wellspring.agents.scenario.tree.IdleKey;

/** Finds what nobody reads of a scenario. */
public final class IdleSettings {
  private IdleSettings() {}

  /** The settings that do nothing, or something else than they say, in the scenario's order. */
  public static List<IdleSetting> of(Scenario scenario) {
    IdleFindings finds = new IdleFindings(ScenarioSettings.of(scenario));
    for (IdleKey idle : scenario.language().idle()) {
      finds.idle(idle.reason(), "language", idle.key());
    }
    scenario
        .curators()
        .forEach((name, curator) -> new CuratorKeys(scenario, name, curator, finds).find());
    scenario.models().forEach((name, model) -> new ModelKeys(scenario, name, model, finds).find());
    EvaluationKeys.find(scenario, finds);
    return finds.all();
  }

  /**
   * What an override that a scenario takes would not do, or do otherwise than it says.
   *
   * @param change for example {@code curators.mixer.human=0.02}
   */
  public static List<IdleSetting> ofChange(Scenario scenario, String change) {
    return of(ScenarioLoader.change(scenario, List.of(change))).stream()
        .filter(idle -> change.startsWith(idle.key()))
        .toList();
  }

  /**
   * Whether a change of a curator's key could have any effect.
   *
   * @param key one of {@code curators.NAME}
   */
  public static boolean couldAct(Scenario scenario, String curator, String key) {
    return switch (key) {
      case "pool" -> scenario.models().size() > 1;
      case "labels" ->
          scenario.models().values().stream()
              .filter(model -> model.curator().equals(curator))
              .anyMatch(model -> model.learner().reads(new LabelPolicy.Claims()));
      default -> true;
    };
  }
}
