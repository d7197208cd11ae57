package wellspring.agents.scenario.idle;

import java.util.ArrayList;
import java.util.List;
import wellspring.agents.scenario.ScenarioSettings;

/** The idle settings of a scenario that were found so far. */
final class IdleFindings {
  private final ScenarioSettings settings;
  private final List<IdleSetting> found = new ArrayList<>();

  IdleFindings(ScenarioSettings settings) {
    this.settings = settings;
  }

  /** Nothing reads this setting; what is by default does not count. */
  void idle(String reason, String... key) {
    if (settings.differs(key)) {
      add("has no effect: " + reason, key);
    }
  }

  /** This setting is not what it seems. */
  void add(String sentence, String... key) {
    found.add(new IdleSetting(String.join(".", key), settings.written(key) + " " + sentence + "."));
  }

  List<IdleSetting> all() {
    return List.copyOf(found);
  }
}
