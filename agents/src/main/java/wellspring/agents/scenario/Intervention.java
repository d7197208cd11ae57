package wellspring.agents.scenario;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import wellspring.agents.scenario.tree.KeyPath;
import wellspring.model.mix.Schedule;

/**
 * A change to a curator while the run goes on.
 *
 * @param curator whose rules change
 * @param key which of them: a key of {@code curators.NAME}
 * @param scenario what is in force from now on
 */
public record Intervention(String curator, String key, Scenario scenario) {
  private static final String HUMAN = "human";

  /**
   * Changes a scenario, if it allows that.
   *
   * @param scenario what was in force until now
   * @param round the first in which the change holds; what the schedule said for earlier rounds
   *     stays as it was
   * @param change an override, for example {@code curators.desk.human=0.2}
   * @throws ScenarioException if it is no override, is not allowed, or makes the scenario invalid
   */
  public static Intervention of(Scenario scenario, int round, String change) {
    KeyPath path = path(change);
    List<String> keys = path.keys();
    boolean known =
        keys.size() >= 3
            && keys.get(0).equals("curators")
            && scenario.curators().containsKey(keys.get(1))
            && scenario.steering().interventions().contains(keys.get(2));
    if (!known) {
      throw refusal(change, "changes " + path + ", " + allowed(scenario));
    }
    String curator = keys.get(1);
    CuratorSpec before = scenario.curators().get(curator);
    CuratorSpec after = ScenarioLoader.change(scenario, List.of(change)).curators().get(curator);
    CuratorSpec spliced =
        keys.get(2).equals(HUMAN)
            ? after.with(splice(before.human(), after.human(), round, scenario.rounds()))
            : after;
    return new Intervention(curator, keys.get(2), scenario.with(curator, spliced));
  }

  /** Whether it changes nothing but the plan of the human fraction, which predictions follow. */
  public boolean isPlanned() {
    return key.equals(HUMAN);
  }

  private static KeyPath path(String change) {
    try {
      ScenarioOverride override = OverrideParser.parse(change);
      if (override.action() == ScenarioOverride.Action.REMOVE) {
        throw refusal(change, "removes a key; change it instead: KEY=VALUE");
      }
      return override.key();
    } catch (OverrideSyntaxException e) {
      throw refusal(change, e.getMessage());
    }
  }

  /** One schedule before a round and another from it on. */
  static Schedule splice(Schedule before, Schedule after, int round, int rounds) {
    NavigableMap<Integer, Schedule.Level> levels = new TreeMap<>();
    for (int r = 0; r < rounds; r++) {
      Schedule.Level level = Schedule.Level.of((r < round ? before : after).at(r));
      if (levels.isEmpty() || !levels.lastEntry().getValue().equals(level)) {
        levels.put(r, level);
      }
    }
    return levels.size() == 1 ? levels.firstEntry().getValue() : new Schedule.Steps(levels);
  }

  private static String allowed(Scenario scenario) {
    List<String> keys = scenario.steering().interventions();
    return keys.isEmpty()
        ? "but this scenario allows no change while it runs (steering.interventions is empty)"
        : "but this scenario allows only curators.NAME.KEY=VALUE; names: %s; keys: %s"
            .formatted(String.join(", ", scenario.curators().keySet()), String.join(", ", keys));
  }

  private static ScenarioException refusal(String change, String problem) {
    return new ScenarioException("the change", List.of("'" + change + "' " + problem));
  }
}
