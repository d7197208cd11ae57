package wellspring.infra.cli;

import java.util.List;
import java.util.Optional;
import wellspring.agents.scenario.Scenario;
import wellspring.infra.fork.ForkPlan;
import wellspring.infra.lab.ForkedPast;
import wellspring.infra.lab.PastSource;
import wellspring.infra.run.RunFork;
import wellspring.infra.run.StoppedRun;
import wellspring.model.random.Seed;

/**
 * Where a run begins: with its first round, after its last closed one, or with the past of another.
 *
 * @param seed the roots of its chance
 * @param past which of its rounds are another run's
 * @param forks where it was forked from other runs, oldest first
 * @param stopped the run that was stopped, if one is to go on
 * @param earlier the run whose rounds it has: that one, or the one that it is forked from
 */
record RunOrigin(
    Seed seed,
    ForkedPast past,
    List<RunFork> forks,
    Optional<StoppedRun> stopped,
    Optional<StoppedRun> earlier) {
  RunOrigin {
    forks = List.copyOf(forks);
  }

  /** A run that begins with its first round. */
  static RunOrigin first(Scenario scenario) {
    return new RunOrigin(
        new Seed(scenario.seed()), ForkedPast.NONE, List.of(), Optional.empty(), Optional.empty());
  }

  /** A run that was stopped, and goes on. */
  static RunOrigin of(StoppedRun run) {
    return new RunOrigin(
        run.seed(),
        new ForkedPast(run.before(), Optional.empty()),
        run.manifest().forked(),
        Optional.of(run),
        Optional.of(run));
  }

  /** The child of another run. */
  static RunOrigin of(StoppedRun parent, ForkPlan plan, PastSource source) {
    return new RunOrigin(
        plan.seed(),
        new ForkedPast(plan.before(), Optional.of(source)),
        plan.forks(),
        Optional.empty(),
        Optional.of(parent));
  }

  /** Where it is forked from its parent; empty if it is not. */
  Optional<RunFork> parent() {
    return forks.isEmpty() ? Optional.empty() : Optional.of(forks.get(forks.size() - 1));
  }

  /**
   * What the run is called.
   *
   * @param usual what a run is called that is nobody's child
   */
  String name(String usual) {
    return parent().map(fork -> "%s-fork-r%d".formatted(fork.parent(), fork.round())).orElse(usual);
  }
}
