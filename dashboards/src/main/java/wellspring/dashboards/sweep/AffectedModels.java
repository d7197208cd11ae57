package wellspring.dashboards.sweep;

import java.util.List;
import java.util.stream.IntStream;
import wellspring.agents.scenario.ModelSpec;
import wellspring.agents.scenario.Scenario;

/** Which models an axis of a sweep touches: those whose course its keys can change. */
public final class AffectedModels {
  private final Scenario scenario;
  private final List<String> axes;

  /**
   * @param scenario without the axes
   * @param axes all of the sweep; keys that move together are joined by {@code +}
   */
  public AffectedModels(Scenario scenario, List<String> axes) {
    this.scenario = scenario;
    this.axes = List.copyOf(axes);
  }

  /** Whether an axis touches a model. */
  public boolean by(int axis, String model) {
    return List.of(axes.get(axis).split("\\+", -1)).stream().anyMatch(key -> by(key, model));
  }

  /** Whether any axis touches a model. */
  boolean byAny(String model) {
    return IntStream.range(0, axes.size()).anyMatch(axis -> by(axis, model));
  }

  /**
   * What there is to say of models that an axis does not touch.
   *
   * @param axis what it is called
   */
  public static String not(List<String> models, String axis) {
    return "%s: apart from chance the same at every value of %s, which does not affect %s."
        .formatted(FigureWording.list(models), axis, models.size() == 1 ? "it" : "them");
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
    return scenario.curators().get(spec.curator()).readsOthers()
        || scenario.modelsPassForPeople()
        || axes.stream().anyMatch(axis -> axis.matches(".*\\.(pool|curator|disclosure.*)(\\+.*)?"));
  }
}
