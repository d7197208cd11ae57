package wellspring.agents.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioException;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.model.random.Seed;
import wellspring.model.statistics.LuckSharing;
import wellspring.model.text.CountPhrase;

/**
 * Makes the plan of a sweep from what was typed. Every point of the grid is loaded and checked, so
 * that what is wrong is known before anything starts.
 */
public final class SweepPlanner {
  private static final String SOURCE = "the sweep";
  private static final int POINTS_MAX = AxisValues.VALUES_MAX;
  private static final int RUNS_MAX = 10_000_000;

  /** A sweep runs its controls by themselves; who sets the key asks for others beside them. */
  private static final String NO_CONTROLS = "++evaluation.control=none";

  private final ScenarioLoader loader;
  private final String scenario;
  private final List<Axis> axes = new ArrayList<>();
  private final List<String> overrides = new ArrayList<>();

  /** What is wrong, each problem once: points of the grid mostly have the same. */
  private final Set<String> problems = new LinkedHashSet<>();

  /**
   * @param scenario the name of a built-in, or a YAML file
   * @param arguments axes and ordinary overrides
   * @throws ScenarioException if one cannot be understood; it lists every problem
   */
  public SweepPlanner(ScenarioLoader loader, String scenario, List<String> arguments) {
    this.loader = loader;
    this.scenario = scenario;
    overrides.add(NO_CONTROLS);
    for (String argument : arguments) {
      try {
        Optional<Axis> axis = AxisParser.parse(argument);
        axis.ifPresent(axes::add);
        if (axis.isEmpty()) {
          overrides.add(argument);
        }
      } catch (AxisSyntaxException e) {
        problems.add("the axis '" + argument + "' " + e.getMessage());
      }
    }
    checkKeys();
    throwIfAny(SOURCE);
  }

  /**
   * The scenario without the axes, to look at: values that are yet to be given may be missing.
   * Where it cannot be used without what an axis sets, each axis has its first value in it.
   *
   * @throws ScenarioException if it cannot be used
   */
  public Scenario base() {
    try {
      return loader.preview(scenario, overrides);
    } catch (ScenarioException e) {
      List<String> all = new ArrayList<>(overrides);
      axes.forEach(axis -> all.addAll(axis.overrides(0)));
      return loader.preview(scenario, all);
    }
  }

  /**
   * The scenario as it is written, to look at: without anything that was typed beside its name.
   *
   * @throws ScenarioException if it cannot be used like that
   */
  public Scenario written() {
    return loader.preview(scenario, List.of());
  }

  /** What changes the scenario at all settings alike; that it has no controls is one of them. */
  public List<String> overrides() {
    return List.copyOf(overrides);
  }

  /**
   * The plan, with the luck that suits the axes.
   *
   * @param replicas how many runs each setting has
   * @throws ScenarioException if any point of the grid cannot be run, or there are too many; it
   *     lists every problem
   */
  public SweepPlan plan(int replicas) {
    return plan(replicas, Optional.empty());
  }

  /**
   * The plan.
   *
   * @param replicas how many runs each setting has
   * @param luck whether replicas share it between settings; if nothing was said, they do unless an
   *     axis has numbers. Along such an axis a threshold is sought, which is known better where the
   *     places on both sides of it err independently
   * @throws ScenarioException as {@link #plan(int)}
   */
  public SweepPlan plan(int replicas, Optional<LuckSharing> luck) {
    Scenario base = base();
    List<int[]> grid = grid(replicas);
    List<GridPoint> points = new ArrayList<>();
    Map<List<String>, int[]> controls = new LinkedHashMap<>();
    for (int[] place : grid) {
      load(false, place, points);
      controls.putIfAbsent(setting(true, place), place);
    }
    throwIfAny(SOURCE);
    controls.values().forEach(place -> load(true, place, points));
    throwIfAny("the human-only control of " + SOURCE);
    return new SweepPlan(
        axes, replicas, new Seed(base.seed()), luck.orElseGet(this::suitingLuck), points);
  }

  private LuckSharing suitingLuck() {
    return axes.stream().anyMatch(axis -> AxisPlaces.of(axis.values()).isPresent())
        ? LuckSharing.OWN
        : LuckSharing.SAME;
  }

  private void checkKeys() {
    Map<String, String> owners = new LinkedHashMap<>();
    for (Axis axis : axes) {
      for (String key : axis.keys()) {
        String owner = owners.putIfAbsent(key, axis.text());
        if (owner != null) {
          problems.add(
              "%s stands in two axes, '%s' and '%s'; leave one out"
                  .formatted(key, owner, axis.text()));
        }
      }
    }
    for (String override : overrides) {
      String key = override.replaceFirst("=.*", "").replaceFirst("^[+~]*", "");
      if (owners.containsKey(key)) {
        problems.add(
            "%s is swept by '%s', but '%s' sets it, too; leave one out"
                .formatted(key, owners.get(key), override));
      }
    }
  }

  /** Every place of the grid, as the index of each axis' value; the last axis moves fastest. */
  private List<int[]> grid(int replicas) {
    long size = 1;
    for (Axis axis : axes) {
      size = Math.min(size * axis.values().size(), Integer.MAX_VALUE);
    }
    if (size > POINTS_MAX || 2 * size * replicas > RUNS_MAX) {
      throw new ScenarioException(
          SOURCE,
          List.of(
              "its grid has %s, each with %s; allowed: up to %,d points, and %,d runs with their controls"
                  .formatted(
                      CountPhrase.of(size, "point"),
                      CountPhrase.of(replicas, "replica"),
                      POINTS_MAX,
                      RUNS_MAX)));
    }
    List<int[]> places = new ArrayList<>();
    for (int number = 0; number < size; number++) {
      places.add(place(number));
    }
    return places;
  }

  private int[] place(int number) {
    int[] place = new int[axes.size()];
    int rest = number;
    for (int i = place.length - 1; i >= 0; i--) {
      place[i] = rest % axes.get(i).values().size();
      rest /= axes.get(i).values().size();
    }
    return place;
  }

  private List<String> setting(boolean control, int[] place) {
    List<String> setting = new ArrayList<>();
    for (int i = 0; i < place.length; i++) {
      boolean ignored = control && axes.get(i).setsHumanFraction();
      setting.add(ignored ? "" : axes.get(i).values().get(place[i]));
    }
    return setting;
  }

  /** Adds the point at a place, or notes why it cannot be run. */
  private void load(boolean control, int[] place, List<GridPoint> points) {
    List<String> all = new ArrayList<>(overrides);
    for (int i = 0; i < place.length; i++) {
      all.addAll(axes.get(i).overrides(place[i]));
    }
    try {
      Scenario loaded = loader.load(scenario, all);
      if (control) {
        all.addAll(humanOnly(loaded));
        loaded = loader.load(scenario, all);
      }
      points.add(new GridPoint(points.size() + 1, control, setting(control, place), loaded));
    } catch (ScenarioException e) {
      problems.addAll(e.problems());
    }
  }

  /** The overrides that let people alone write, and nobody pass for them. */
  static List<String> humanOnly(Scenario scenario) {
    return Stream.concat(
            scenario.curators().keySet().stream().map(name -> "++curators." + name + ".human=1"),
            scenario.models().entrySet().stream()
                .filter(model -> !model.getValue().disclosure().isHonest())
                .map(model -> "++models." + model.getKey() + ".disclosure={honest: 1, silent: 0}"))
        .toList();
  }

  private void throwIfAny(String source) {
    if (!problems.isEmpty()) {
      throw new ScenarioException(source, List.copyOf(problems));
    }
  }
}
