package wellspring.infra.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import wellspring.agents.scenario.ScenarioWriter;
import wellspring.agents.sweep.Axis;
import wellspring.agents.sweep.SweepPlan;
import wellspring.infra.run.MachineInfo;
import wellspring.infra.run.RunException;
import wellspring.infra.sweep.SweepManifest.SweepEnvironment;
import wellspring.model.statistics.LuckSharing;

/**
 * Whether a sweep that is to go on is still the one that was begun: by the same program, with the
 * same plan, on files of the same content. Its rows would otherwise be of two sweeps. Nothing is
 * changed here.
 */
public final class SweepResumeCheck {
  private final SweepDirectory directory;
  private final SweepManifest then;

  /**
   * @param then what the directory says of the sweep
   */
  public SweepResumeCheck(SweepDirectory directory, SweepManifest then) {
    this.directory = directory;
    this.then = then;
  }

  /**
   * Checks the program, as far as it is known: its version, and the commit of its sources.
   *
   * @throws RunException if it is another one
   */
  public void requireProgram() {
    SweepEnvironment setting = then.setting();
    String version = MachineInfo.versions().get(MachineInfo.WELLSPRING);
    String commit = MachineInfo.gitRevision();
    List<String> differences = new ArrayList<>();
    compare(
        differences,
        "the version of Wellspring",
        setting.versions().getOrDefault(MachineInfo.WELLSPRING, version),
        version);
    if (!setting.gitRevision().isEmpty() && !commit.isEmpty()) {
      compare(differences, "the commit of Wellspring", setting.gitRevision(), commit);
    }
    refuseIf(
        differences,
        "was begun by another program",
        "Go on with the program of then, or begin a new sweep: " + setting.command());
  }

  /**
   * Checks the plan.
   *
   * @param replicas how many it was made with
   * @throws RunException if it is another one
   */
  public void requirePlan(SweepPlan plan, int replicas) {
    List<String> differences = new ArrayList<>();
    compare(differences, "--replicas", then.replicas(), replicas);
    compare(differences, "--luck", lower(then.luck()), lower(plan.luck()));
    compare(differences, "the seed", then.seed(), plan.seed().value());
    compare(differences, "the axes", texts(then.axes()), texts(plan.axes()));
    if (differences.isEmpty() && !points(plan).equals(then.points())) {
      differences.add("the scenario itself differs, see " + directory.scenario());
    }
    refuseIf(
        differences,
        "was begun with another configuration",
        "Leave all but --resume away, or begin a new sweep.");
  }

  /**
   * Checks what the files hold that results depend on.
   *
   * @throws RunException if one holds something else
   */
  public void requireContents(InputHashes now) {
    refuseIf(
        now.differences(then.contents()),
        "was begun on files that held something else",
        "Put the files back as they were, or begin a new sweep: " + then.setting().command());
  }

  /** The points of a plan, as a manifest has them. */
  public static List<SweepManifest.StoredPoint> points(SweepPlan plan) {
    return plan.points().stream()
        .map(
            point ->
                new SweepManifest.StoredPoint(
                    point.control(), point.setting(), ScenarioWriter.hash(point.scenario())))
        .toList();
  }

  private void refuseIf(List<String> differences, String what, String remedy) {
    if (!differences.isEmpty()) {
      throw new RunException(
          "--resume %s %s, and was not changed:\n  %s\n%s"
              .formatted(directory.path(), what, String.join("\n  ", differences), remedy));
    }
  }

  private static void compare(List<String> differences, String what, Object there, Object here) {
    if (!there.equals(here)) {
      differences.add("%s: %s there, %s here".formatted(what, there, here));
    }
  }

  private static String lower(LuckSharing luck) {
    return luck.name().toLowerCase(Locale.ROOT);
  }

  private static String texts(List<Axis> axes) {
    return axes.isEmpty() ? "none" : axes.stream().map(Axis::text).collect(Collectors.joining(" "));
  }
}
