package wellspring.infra.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioException;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.agents.scenario.ScenarioWriter;
import wellspring.agents.sweep.Axis;
import wellspring.agents.sweep.GridPoint;
import wellspring.agents.sweep.SweepPlan;
import wellspring.infra.run.RunException;
import wellspring.infra.sweep.SweepManifest.Point;
import wellspring.model.random.Seed;
import wellspring.model.statistics.Luck;

/** The plan of a sweep that was begun, as its directory has it. */
public final class StoredPlan {
  private StoredPlan() {}

  /**
   * Reads the plan.
   *
   * @param luck as it was asked for; {@link #requireSame} says whether that is the sweep's
   * @throws RunException if a point is not there, or is another scenario than it was
   */
  public static SweepPlan read(SweepDirectory directory, SweepManifest manifest, Luck luck) {
    ScenarioLoader loader = new ScenarioLoader(directory.path());
    List<GridPoint> points = new ArrayList<>();
    for (Point point : manifest.points()) {
      int number = points.size() + 1;
      String file = directory.point(number).toString();
      points.add(
          new GridPoint(number, point.control(), point.setting(), load(loader, file, point)));
    }
    return new SweepPlan(
        manifest.axes(), manifest.replicas(), new Seed(manifest.seed()), luck, points);
  }

  private static Scenario load(ScenarioLoader loader, String file, Point point) {
    Scenario scenario;
    try {
      scenario = loader.load(file, List.of());
    } catch (ScenarioException e) {
      throw new RunException(e.getMessage() + "\nThe sweep was not resumed, and not changed.", e);
    }
    if (!ScenarioWriter.hash(scenario).equals(point.scenarioHash())) {
      throw new RunException(
          file
              + " is not the scenario that the sweep was begun with; nothing was changed: restore"
              + " it, or begin the sweep anew");
    }
    return scenario;
  }

  /**
   * Checks that a plan is that of a sweep.
   *
   * @param replicas how many the plan was made with
   * @throws RunException if it is not; it says what differs
   */
  public static void requireSame(
      SweepDirectory directory, SweepManifest manifest, SweepPlan plan, int replicas) {
    if (plan.hash().equals(manifest.hash()) && replicas == manifest.replicas()) {
      return;
    }
    List<String> differences = new ArrayList<>();
    compare(differences, "--replicas", manifest.replicas(), replicas);
    compare(differences, "--luck", lower(manifest.luck()), lower(plan.luck()));
    compare(differences, "the seed", manifest.seed(), plan.seed().value());
    compare(differences, "the axes", texts(manifest.axes()), texts(plan.axes()));
    if (differences.isEmpty()) {
      differences.add("the scenario itself differs, see " + directory.scenario());
    }
    throw new RunException(
        "--resume %s was begun with another configuration, and was not changed:\n  %s"
            .formatted(directory.path(), String.join("\n  ", differences)));
  }

  private static void compare(List<String> differences, String what, Object there, Object here) {
    if (!there.equals(here)) {
      differences.add("%s: %s there, %s here".formatted(what, there, here));
    }
  }

  private static String lower(Luck luck) {
    return luck.name().toLowerCase(Locale.ROOT);
  }

  private static String texts(List<Axis> axes) {
    return axes.isEmpty() ? "none" : String.join(" ", axes.stream().map(Axis::text).toList());
  }
}
