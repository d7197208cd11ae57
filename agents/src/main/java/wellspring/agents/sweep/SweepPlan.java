package wellspring.agents.sweep;

import java.nio.charset.StandardCharsets;
import java.util.List;
import wellspring.agents.scenario.ScenarioWriter;
import wellspring.model.hash.Sha256;
import wellspring.model.random.Seed;
import wellspring.model.statistics.LuckSharing;

/**
 * All runs of a sweep: each point of the grid, and then each human-only control, as many times as
 * there are replicas.
 *
 * @param axes what is varied, in their order; none if one setting is only repeated
 * @param replicas how many runs each point has, at least 1
 * @param seed the root from which the replicas' seeds are derived
 * @param luck whether a replica has one seed at all points, or another at each
 * @param points the settings in the order of the grid, then the controls
 */
public record SweepPlan(
    List<Axis> axes, int replicas, Seed seed, LuckSharing luck, List<GridPoint> points) {
  /** A column of a table holds nothing of this. */
  private static final String BETWEEN = "\n";

  public SweepPlan {
    axes = List.copyOf(axes);
    points = List.copyOf(points);
  }

  /** How many runs there are; their numbers are 1 to this. */
  public int size() {
    return points.size() * replicas;
  }

  /**
   * The run of a number.
   *
   * @param number from 1 to {@link #size}
   */
  public PlannedRun run(int number) {
    int replica = (number - 1) % replicas + 1;
    GridPoint point = points.get((number - 1) / replicas);
    Seed own =
        luck == LuckSharing.SAME ? seed.replica(replica) : seed.replica(point.number(), replica);
    return new PlannedRun(number, point, replica, own);
  }

  /** The SHA-256, in hexadecimal, of all that the results depend on. */
  public String hash() {
    StringBuilder all = new StringBuilder();
    all.append(replicas)
        .append(BETWEEN)
        .append(luck)
        .append(BETWEEN)
        .append(seed.value())
        .append(BETWEEN);
    axes.forEach(axis -> all.append(axis.name()).append(BETWEEN));
    for (GridPoint point : points) {
      all.append(point.control()).append(BETWEEN);
      point.setting().forEach(value -> all.append(value).append(BETWEEN));
      all.append(ScenarioWriter.hash(point.scenario())).append(BETWEEN);
    }
    return Sha256.hex(all.toString().getBytes(StandardCharsets.UTF_8));
  }
}
