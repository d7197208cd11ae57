package wellspring.infra.fork;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import wellspring.agents.event.ControlEvent;
import wellspring.agents.event.ControlEvent.DocumentOffered;
import wellspring.agents.event.ControlEvent.Intervened;
import wellspring.agents.round.PastRun;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.steering.StartOptions;
import wellspring.dashboards.fork.ForkComparison;
import wellspring.infra.lab.ForkedPast;
import wellspring.infra.lab.RunRequest;
import wellspring.infra.run.RunException;
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

  /**
   * What suits some changes: without these; where there are none, without the past; nothing where
   * no run from the beginning would be like the parent.
   */
  public static ForkComparison suiting(StoppedRun parent, PastRun past, List<String> changes) {
    if (areChanges(changes)) {
      return ForkComparison.UNCHANGED;
    }
    return isOneFromTheBeginning(parent, past) ? ForkComparison.BEGINNING : ForkComparison.NONE;
  }

  /**
   * The same comparison, if it says something.
   *
   * @throws RunException if it does not
   */
  public static ForkComparison possible(
      ForkComparison comparison, StoppedRun parent, PastRun past, List<String> changes) {
    if (comparison == ForkComparison.UNCHANGED && !areChanges(changes)) {
      throw new RunException(
          "--compare unchanged: nothing is changed, so that each run would be done twice; leave it out, or change something");
    } else if (comparison == ForkComparison.BEGINNING && areChanges(changes)) {
      throw new RunException(
          "--compare beginning: what the changes do could not be told from what the past has decided; leave out one or the other");
    } else if (comparison == ForkComparison.BEGINNING && !isOneFromTheBeginning(parent, past)) {
      throw new RunException(
          "--compare beginning: %s was itself forked, or steered by hand, so that no run from the beginning would be like it"
              .formatted(parent.directory().run()));
    }
    return comparison;
  }

  private static boolean areChanges(List<String> changes) {
    return !changes.stream().allMatch(ForkSeries::isLength);
  }

  /** Whether its settings held from the first round on. */
  private static boolean isOneFromTheBeginning(StoppedRun parent, PastRun past) {
    Set<String> scripted = deeds(parent.opening().script().stream());
    return parent.before().isEmpty() && scripted.containsAll(deeds(past.events().stream()));
  }

  /** What people did to what a run shows, and when. */
  private static Set<String> deeds(Stream<? extends ControlEvent> events) {
    Set<String> deeds = new HashSet<>();
    events.forEach(
        event -> {
          if (event instanceof Intervened intervened) {
            deeds.add(event.round() + " change " + intervened.change());
          } else if (event instanceof DocumentOffered offered) {
            deeds.add(event.round() + " text " + offered.text());
          }
        });
    return deeds;
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
              runs.add(new ForkReplica(true, replica, seed(replica)));
              if (comparison != ForkComparison.NONE) {
                runs.add(new ForkReplica(false, replica, otherSeed(replica)));
              }
            });
    return runs;
  }

  private long seed(int replica) {
    return new Seed(root).replica(replica).value();
  }

  /** Pairs share their luck; runs from the beginning are independent of the futures. */
  private long otherSeed(int replica) {
    return comparison == ForkComparison.BEGINNING
        ? new Seed(root).replica(1, replica).value()
        : seed(replica);
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
      // What is drawn once for a whole run, such as held-out texts, is that of the parent.
      Seed seed = new Seed(parent.seed().value()).from(0, run.seed());
      return RunRequest.of(otherScenario(past))
          .seeded(seed)
          .opening(new StartOptions(false, OptionalDouble.empty(), parent.opening().script()))
          .called(name);
    }
    ForkPlan plan = plan(past, run.future() ? changes : otherChanges(), run.seed());
    return RunRequest.of(plan.scenario())
        .seeded(plan.seed())
        .opening(plan.opening(StartOptions.PLAIN))
        .after(new ForkedPast(plan.before(), Optional.of(past.source(plan.event()))))
        .called(name);
  }

  private ForkPlan plan(SharedPast past, List<String> overrides, long seed) {
    return ForkPlan.of(parent, past.past(), round, overrides, OptionalLong.of(seed));
  }
}
