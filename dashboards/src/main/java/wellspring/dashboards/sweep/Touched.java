package wellspring.dashboards.report;

import java.util.List;
import wellspring.agents.scenario.ModelSpec;
import wellspring.agents.scenario.Scenario;

/** Which models an axis of a sweep touches: those whose course its keys can change. */
final class Touched {
  private final Scenario scenario;
  private final List<String> axes;

  /**
   * @param scenario without the axes
   * @param axes all of the sweep; keys that move together are joined by {@code +}
   */
  Touched(Scenario scenario, List<String> axes) {
    this.scenario = scenario;
    this.axes = List.copyOf(axes);
  }

  /** Whether an axis touches a model. */
  boolean by(int axis, String model) {
    return List.of(axes.get(axis).split("\\+", -1)).stream().anyMatch(key -> by(key, model));
  }

  private boolean by(String key, String model) {
    String[] parts = key.split("\\.", -1);
    ModelSpec spec = scenario.models().get(model);
    if (parts.length < 2 || spec == null || readsOthers(spec)) {
      return true;
    }
    return switch (parts[0]) {
      case "curators" -> parts[1].equals(spec.curator());
      case "models" -> parts[1].equals(model);
      default -> true;
    };
  }

  /** Whether what happens to one model may happen to it too, or might at some settings. */
  private boolean readsOthers(ModelSpec spec) {
    return scenario.curators().get(spec.curator()).pool().value() > 0
        || axes.stream().anyMatch(axis -> axis.matches(".*\\.(pool|curator)(\\+.*)?"));
  }
}
