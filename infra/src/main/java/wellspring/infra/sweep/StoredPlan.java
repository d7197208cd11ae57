package wellspring.infra.sweep;

import java.util.ArrayList;
import java.util.List;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioException;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.agents.scenario.ScenarioWriter;
import wellspring.agents.sweep.GridPoint;
import wellspring.agents.sweep.SweepPlan;
import wellspring.infra.run.RunException;
import wellspring.infra.sweep.SweepManifest.StoredPoint;
import wellspring.model.random.Seed;
import wellspring.model.statistics.LuckSharing;

/** The plan of a sweep that was begun, as its directory has it. */
public final class StoredPlan {
  private StoredPlan() {}

  /**
   * Reads the plan.
   *
   * @param luck as it was asked for; {@link SweepResumeCheck} says whether that is the sweep's
   * @throws RunException if a point is not there, or is another scenario than it was
   */
  public static SweepPlan read(SweepDirectory directory, SweepManifest manifest, LuckSharing luck) {
    ScenarioLoader loader = new ScenarioLoader(directory.path());
    List<GridPoint> points = new ArrayList<>();
    for (StoredPoint point : manifest.points()) {
      int number = points.size() + 1;
      String file = directory.point(number).toString();
      points.add(
          new GridPoint(number, point.control(), point.setting(), load(loader, file, point)));
    }
    return new SweepPlan(
        manifest.axes(), manifest.replicas(), new Seed(manifest.seed()), luck, points);
  }

  private static Scenario load(ScenarioLoader loader, String file, StoredPoint point) {
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
              + " it, or begin a new sweep");
    }
    return scenario;
  }
}
