package wellspring.agents.sweep;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioException;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.agents.scenario.language.LanguageSpec;
import wellspring.agents.theory.Theory;
import wellspring.model.language.Language;
import wellspring.model.measure.Measure;

/**
 * What theory says of the end of a sweep's runs, at every place of one of its axes: at its settings
 * and between them.
 */
public final class SweepTheory {
  private final SweepPlan plan;
  private final Function<LanguageSpec, Language> languages;

  /** By point, what its scenario computes by itself. */
  private final Map<Integer, List<String>> defaults = new HashMap<>();

  /**
   * The theory of a sweep.
   *
   * @param languages gives the language of a specification
   */
  public SweepTheory(SweepPlan plan, Function<LanguageSpec, Language> languages) {
    this.plan = plan;
    this.languages = languages;
  }

  /**
   * A place of an axis, with the values that the other axes have there.
   *
   * @param setting one of the sweep, whose value of the axis gives way to the place
   * @param axis the number of the axis, from 0
   * @param x the place, a value of all its keys
   */
  public record AxisPoint(List<String> setting, int axis, double x) {
    public AxisPoint {
      setting = List.copyOf(setting);
    }
  }

  /** The mean of a model's measure at the end; empty where theory or the scenario has none. */
  public OptionalDouble predict(AxisPoint place, String model, Measure measure) {
    return plan.points().stream()
        .filter(point -> !point.control() && point.setting().equals(place.setting()))
        .findFirst()
        .map(point -> predict(point, place, model, measure))
        .orElse(OptionalDouble.empty());
  }

  /** The same where only people write. */
  public OptionalDouble predictControl(AxisPoint place, String model, Measure measure) {
    return plan.points().stream()
        .filter(point -> point.isControlOf(place.setting()))
        .findFirst()
        .map(point -> predict(point, place, model, measure))
        .orElse(OptionalDouble.empty());
  }

  private OptionalDouble predict(GridPoint point, AxisPoint place, String model, Measure measure) {
    Optional<Scenario> scenario = scenario(point, place);
    if (scenario.isEmpty() || !scenario.get().models().containsKey(model)) {
      return OptionalDouble.empty();
    }
    Scenario there = scenario.get();
    return Theory.of(there, languages.apply(there.language()))
        .predict(model, measure, there.rounds());
  }

  /** The scenario at a place; empty if there is none, as with half a document. */
  private Optional<Scenario> scenario(GridPoint point, AxisPoint place) {
    String value = point.setting().get(place.axis());
    if (value.isEmpty()) {
      return Optional.of(point.scenario());
    }
    if (AxisTuple.is(value)) {
      return Optional.empty();
    }
    List<String> overrides =
        new ArrayList<>(defaults.computeIfAbsent(point.number(), n -> defaults(point.scenario())));
    overrides.addAll(plan.axes().get(place.axis()).overrides("++", text(place.x())));
    if (point.control()) {
      overrides.addAll(SweepPlanner.humanOnly(point.scenario()));
    }
    try {
      return Optional.of(ScenarioLoader.change(point.scenario(), overrides));
    } catch (ScenarioException e) {
      return Optional.empty();
    }
  }

  /**
   * The overrides that leave to the scenario what it computes by itself, and may compute otherwise
   * at another place: how much its models and its people write.
   */
  private static List<String> defaults(Scenario scenario) {
    List<String> overrides = new ArrayList<>();
    overrides.addAll(ifDefaults(scenario, "models", scenario.models().keySet()));
    overrides.addAll(ifDefaults(scenario, "humans", scenario.humans().keySet()));
    return overrides;
  }

  private static List<String> ifDefaults(Scenario scenario, String part, Set<String> names) {
    List<String> overrides =
        names.stream().map(name -> "~%s.%s.documents".formatted(part, name)).toList();
    try {
      boolean same = ScenarioLoader.change(scenario, overrides).equals(scenario);
      return same ? overrides : List.of();
    } catch (ScenarioException e) {
      return List.of();
    }
  }

  private static String text(double x) {
    return x == Math.rint(x) && Math.abs(x) < 1e15
        ? Long.toString((long) x)
        : new BigDecimal(Double.toString(x)).toPlainString();
  }
}
