package wellspring.agents.conductor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.agents.evaluator.EvaluatorState;
import wellspring.agents.event.AgentNames;
import wellspring.agents.event.ClaimedProvenance;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.event.DocumentOrigin;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.EventIds;
import wellspring.agents.event.Topic;
import wellspring.agents.event.TrueProvenance;
import wellspring.agents.round.PastRun;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;

/** Runs that are cut off, and go on from what their log has. */
class ResumedRunTest {
  private static final ScenarioLoader LOADER = new ScenarioLoader(Path.of(""));

  static Stream<Scenario> scenarios() {
    return Stream.of(
        Scenarios.shared(1, 4),
        Scenarios.drift(2, 4),
        loaded("collapse", "rounds=4", "curators.all-human.human=0.5"),
        loaded(
            "collapse",
            "rounds=7",
            "curators.all-human.human=0.5",
            "models.closed.cadence=2",
            "models.closed.latency=1",
            "models.mixed.start=warm",
            "models.mixed.latency=2",
            "models.open.memory=accumulate"),
        loaded("collapse", "rounds=6", "curators.all-human.human=0.5", "models.mixed.start=warm"),
        loaded(
            "collapse",
            "rounds=4",
            "+humans.guests={writers: 2, documents: 3, outside: {}}",
            "models.closed.learner={kind: outside}",
            "models.closed.start=warm",
            "models.closed.latency=1"),
        loaded("regimes", "rounds=4"),
        loaded("regression", "rounds=4"),
        loaded("grammar", "rounds=3"),
        loaded("drift", "rounds=4"),
        loaded("gaussian", "rounds=4"),
        SocietyScenarios.everything("rounds=4"),
        SocietyScenarios.informed("rounds=3"));
  }

  static Scenario loaded(String name, String... overrides) {
    return LOADER.load(name, List.of(overrides));
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void aRunThatIsCutOffAnywhereEndsAsIfItHadNotBeen(Scenario scenario) {
    MemoryRun whole = new MemoryRun(scenario);
    whole.host(0).run(Optional.empty());
    for (int seed = 0; seed < 3; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      MemoryRun cut = new MemoryRun(scenario);
      boolean over = cut.host(seed).runUntil(1 + random.nextInt(40));
      int attempts = 1;
      while (!over) {
        over = cut.next(seed + 1000 * attempts).runUntil(5 + random.nextInt(60) * attempts);
        attempts++;
      }

      assertThat(cut.closed().stream().map(RoundClosed::fingerprint))
          .as("%s, seed %d, %d attempts", scenario.name(), seed, attempts)
          .isEqualTo(whole.closed().stream().map(RoundClosed::fingerprint).toList());
      assertThat(cut.counted()).isEqualTo(whole.counted());
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void whatAnAgentKeepsFollowsFromTheLog(Scenario scenario) {
    MemoryRun run = new MemoryRun(scenario);
    UnreliableHost host = run.host(3);
    host.run(Optional.empty());

    for (RunAgent<?> agent : RunAgent.all(run.context(), run.closed())) {
      assertThat(betweenRounds(agent.state()))
          .as(agent.name())
          .isEqualTo(betweenRounds(host.kept(agent.name())));
    }
  }

  private static Object betweenRounds(Object state) {
    return state instanceof EvaluatorState evaluator ? evaluator.compared() : state;
  }

  @ParameterizedTest
  @ValueSource(strings = {"collapse", "regression", "gaussian", "drift", "pool"})
  void aFinishedRunWithMoreRoundsIsTheOneThatHadThemFromTheStart(String name) {
    MemoryRun whole = new MemoryRun(loaded(name, "rounds=5"));
    whole.host(0).run(Optional.empty());
    MemoryRun begun = new MemoryRun(loaded(name, "rounds=3"));
    begun.host(0).run(Optional.empty());

    MemoryRun longer =
        new MemoryRun(whole.scenario(), begun.seed(), List.of(), begun.log(), begun.checkpoints());
    longer.next(1).run(Optional.empty());

    assertThat(begun.fingerprints()).hasSize(5).isEqualTo(whole.fingerprints());
    assertThat(longer.counted()).isEqualTo(whole.counted());
  }

  @Test
  void whatAnAttemptLeftBehindItsLastRoundDoesNotCount() {
    MemoryRun run = new MemoryRun(Scenarios.shared(1, 4));
    run.host(1).runUntil(30);
    long before = run.log().end(Topic.CONTROL).get(0);
    PastRun first = PastRun.of(run.log());
    run.next(2).runUntil(2);
    PastRun second = PastRun.of(run.log());

    assertThat(run.log().end(Topic.CONTROL).get(0)).isGreaterThan(before);
    assertThat(second.events()).isEqualTo(first.events());
    assertThat(second.continuations()).isEqualTo(1);
    assertThat(second.places().cardinality()).isEqualTo(second.events().size());
  }

  @Test
  void whatTheLogHasTwiceCountsOnce() {
    MemoryRun run = new MemoryRun(Scenarios.shared(1, 4));
    run.host(1).runUntil(30);
    run.next(2).runUntil(30);
    PastRun once = PastRun.of(run.log());
    RoundClosed last = once.closed().get(once.closed().size() - 1);
    run.log().publish(Topic.CONTROL, last).toCompletableFuture().join();

    PastRun twice = PastRun.of(run.log());

    assertThat(twice.events()).isEqualTo(once.events());
    assertThat(twice.places()).isEqualTo(once.places());
  }

  @Test
  void whatAnAttemptWroteAndTheNextOneDoesNotIsNoPartOfTheRound() {
    MemoryRun whole = new MemoryRun(Scenarios.shared(1, 4));
    whole.host(1).run(Optional.empty());
    MemoryRun cut = new MemoryRun(Scenarios.shared(1, 4));
    cut.host(1).runUntil(30);
    int open = cut.closed().size();
    cut.log()
        .publish(
            Topic.DOCUMENTS,
            new DocumentWritten(
                EventIds.document(open, AgentNames.GUEST, 0),
                AgentNames.GUEST,
                open,
                "w1 w2 w3 w4 w5 w6 w7 w8 w9 w10",
                ClaimedProvenance.of(DocumentOrigin.HUMAN),
                TrueProvenance.HUMAN))
        .toCompletableFuture()
        .join();

    cut.next(2).run(Optional.empty());

    assertThat(open).isBetween(1, 3);
    assertThat(cut.closed().stream().map(RoundClosed::fingerprint))
        .isEqualTo(whole.closed().stream().map(RoundClosed::fingerprint).toList());
  }

  @Test
  void controlsKeepNoMoreThanARunNeedsToGoOn() {
    MemoryRun run = new MemoryRun(loaded("collapse", "rounds=8", "curators.all-human.human=0.5"));
    run.host(1).run(Optional.empty());

    List<Integer> kept = new ArrayList<>();
    run.scenario()
        .models()
        .keySet()
        .forEach(model -> kept.add(run.checkpoints().ofControl(model).size()));
    assertThat(kept).allMatch(count -> count <= 3).anyMatch(count -> count > 0);
  }
}
