package wellspring.infra.fork;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import wellspring.agents.event.ControlEvent.Intervened;
import wellspring.agents.event.ControlEvent.RunForked;
import wellspring.agents.event.ControlEvent.Steered;
import wellspring.agents.event.EventIds;
import wellspring.agents.protocol.ScenarioChanges;
import wellspring.agents.protocol.ScenarioChanges.Change;
import wellspring.agents.round.PastRun;
import wellspring.agents.scenario.ForkedScenario;
import wellspring.agents.scenario.PastScenario;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.steering.StartOptions;
import wellspring.infra.run.RunException;
import wellspring.infra.run.RunFork;
import wellspring.infra.run.StoppedRun;
import wellspring.model.random.Seed;

/**
 * A child of a run: what it shares with its parent, and what holds from then on.
 *
 * @param scenario what holds
 * @param seed the roots of its chance
 * @param script what is still to come of the steering that the parent repeats
 * @param before what was in force before, oldest first
 * @param forks where it and its ancestors were forked, oldest first
 * @param shared what counts of the parent up to there
 */
public record ForkPlan(
    Scenario scenario,
    Seed seed,
    List<Steered> script,
    List<PastScenario> before,
    List<RunFork> forks,
    PastRun shared) {

  /**
   * Plans a child.
   *
   * @param past what counts of the parent by now
   * @param round the last round that they share
   * @param changes what holds from the next round on, as overrides of the parent's scenario
   * @param newSeed the root of chance from the next round on; empty for the parent's
   * @throws RunException if there is no such round
   * @throws wellspring.agents.scenario.ScenarioException if the changes are wrong, or would change
   *     the past
   */
  public static ForkPlan of(
      StoppedRun parent, PastRun past, int round, List<String> changes, OptionalLong newSeed) {
    requireClosed(parent, past, round);
    int rounds = round + 1;
    List<RunFork> forks = new ArrayList<>(parent.manifest().forked());
    List<PastScenario> before = new ArrayList<>(parent.before());
    Optional<RunFork> own = parent.manifest().parent();
    own.ifPresent(fork -> requireOwn(parent, fork, round));
    if (own.isPresent() && own.get().rounds() == rounds) { // nothing of the parent itself is shared
      forks.remove(forks.size() - 1);
    } else {
      before.add(new PastScenario(rounds, parent.scenario()));
    }
    PastRun shared = past.upTo(rounds);
    int since = own.map(RunFork::rounds).orElse(0);
    Scenario scenario =
        ForkedScenario.of(inForce(parent.scenario(), shared, since), rounds, changes);
    long root = newSeed.orElse(parent.seed().at(rounds));
    forks.add(
        new RunFork(
            parent.directory().run(),
            parent.directory().path().toString(),
            round,
            shared.closed().get(round).fingerprint(),
            changes,
            root,
            parent.differences()));
    return new ForkPlan(
        scenario,
        parent.seed().from(rounds, root),
        parent.opening().script().stream().filter(event -> event.round() >= rounds).toList(),
        before,
        forks,
        shared);
  }

  private static void requireClosed(StoppedRun parent, PastRun past, int round) {
    int closed = past.closed().size();
    if (closed == 0) {
      throw new RunException(
          "%s has not closed a round: there is nothing to fork from"
              .formatted(parent.directory().run()));
    } else if (round < 0 || round >= closed) {
      throw new RunException(
          "--at-round %d is not a round that %s has closed: it has closed the rounds 0 to %d"
              .formatted(round, parent.directory().run(), closed - 1));
    }
  }

  private static void requireOwn(StoppedRun parent, RunFork fork, int round) {
    if (round < fork.round()) {
      throw new RunException(
          "round %d of %s is one of %s, from which it was forked after round %d: fork that run, which was in %s"
              .formatted(
                  round, parent.directory().run(), fork.parent(), fork.round(), fork.path()));
    }
  }

  /** As people have changed it in the rounds of its own that are shared. */
  private static Scenario inForce(Scenario scenario, PastRun shared, int since) {
    List<Change> changes =
        shared.events().stream()
            .filter(Intervened.class::isInstance)
            .map(Intervened.class::cast)
            .filter(event -> event.round() >= since)
            .map(event -> new Change(event.round(), event.change()))
            .toList();
    return new ScenarioChanges(changes, ScenarioChanges.UNCHANGED.unpredictable())
        .applyTo(scenario);
  }

  /** How it begins: at once or paused, and at which speed, as is asked for. */
  public StartOptions opening(StartOptions asked) {
    return new StartOptions(asked.paused(), asked.speed(), script);
  }

  /** What its log has behind its past. */
  public RunForked event() {
    RunFork fork = parent();
    return new RunForked(
        EventIds.fork(forks.size()),
        fork.rounds(),
        fork.parent(),
        fork.fingerprint(),
        fork.changes(),
        fork.seed());
  }

  /** Where it is forked from its parent. */
  public RunFork parent() {
    return forks.get(forks.size() - 1);
  }
}
