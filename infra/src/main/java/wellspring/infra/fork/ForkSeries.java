package wellspring.infra.fork;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.stream.IntStream;
import wellspring.agents.scenario.Scenario;
import wellspring.dashboards.fork.ForkComparison;
import wellspring.infra.lab.ForkedPast;
import wellspring.infra.lab.RunRequest;
import wellspring.infra.run.StoppedRun;
import wellspring.model.random.Seed;

/**
 * Many futures of one past, each with a seed of its own, and as many runs to compare them with. Any
 * of the futures can be had as a whole run: by a fork with its seed.
 *
 * @param parent the run whose past they share
 * @param round the last round that they share
 * @param changes what holds in later rounds, as overrides
 * @param root from which the seeds are derived
 * @param replicas how many there are
 * @param comparison what they are compared with
 */
public record ForkSeries(
    StoppedRun parent,
    int round,
    List<String> changes,
    long root,
    int replicas,
    ForkComparison comparison) {
  public ForkSeries {
    changes = List.copyOf(changes);
  }

  /** What its folder is called. */
  public String name() {
    return "%s-fork-r%d-x%d".formatted(parent.directory().run(), round, replicas);
  }

  /** What suits some changes: without these; where there are none, without the past. */
  public static ForkComparison suiting(List<String> changes) {
    return changes.stream().allMatch(ForkSeries::isLength)
        ? ForkComparison.BEGINNING
        : ForkComparison.UNCHANGED;
  }

  private static boolean isLength(String change) {
    return change.startsWith("rounds=");
  }

  /** Others go on as long. */
  private List<String> otherChanges() {
    return changes.stream().filter(ForkSeries::isLength).toList();
  }

  /** All runs; a future and what it is compared with stand together. */
  public Queue<ForkReplica> runs() {
    Queue<ForkReplica> runs = new ArrayDeque<>();
    IntStream.rangeClosed(1, replicas)
        .forEach(
            replica -> {
              long seed = new Seed(root).replica(replica).value();
              runs.add(new ForkReplica(true, replica, seed));
              if (comparison != ForkComparison.NONE) {
                runs.add(new ForkReplica(false, replica, seed));
              }
            });
    return runs;
  }

  /**
   * The futures' scenario.
   *
   * @throws wellspring.agents.scenario.ScenarioException if the changes are wrong
   * @throws wellspring.infra.run.RunException if there is no such round
   */
  public Scenario scenario(SharedPast past) {
    return plan(past, changes, root).scenario();
  }

  /** The scenario of what they are compared with. */
  public Scenario otherScenario(SharedPast past) {
    return plan(past, otherChanges(), root).scenario();
  }

  /** What is asked of a lab for one of the runs. */
  public RunRequest request(ForkReplica run, SharedPast past) {
    String name = "%s-%d".formatted(run.future() ? "future" : "other", run.replica());
    if (!run.future() && comparison == ForkComparison.BEGINNING) {
      return RunRequest.of(otherScenario(past)).seeded(new Seed(run.seed())).called(name);
    }
    ForkPlan plan = plan(past, run.future() ? changes : otherChanges(), run.seed());
    return RunRequest.of(plan.scenario())
        .seeded(plan.seed())
        .after(new ForkedPast(plan.before(), Optional.of(past.source(plan.event()))))
        .called(name);
  }

  private ForkPlan plan(SharedPast past, List<String> overrides, long seed) {
    return ForkPlan.of(parent, past.past(), round, overrides, OptionalLong.of(seed));
  }
}
