package wellspring.agents.conductor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.agents.event.ControlEvent.RunContinued;
import wellspring.agents.event.Event;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.event.ModelReleased;
import wellspring.agents.event.Topic;
import wellspring.agents.round.PastRun;
import wellspring.agents.scenario.Scenario;

/** Runs that share the past of another one. */
class ForkedRunTest {

  static List<Scenario> scenarios() {
    return ResumedRunTest.scenarios().toList();
  }

  private static MemoryRun whole(Scenario scenario) {
    MemoryRun run = new MemoryRun(scenario);
    run.host(0).run(Optional.empty());
    return run;
  }

  private static MemoryRun finished(MemoryRun fork) {
    fork.next(1).run(Optional.empty());
    return fork;
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void aForkWithoutAChangeEndsAsItsParentAndWithAnotherSeedOnlyBegins(Scenario scenario) {
    MemoryRun parent = whole(scenario);
    for (int rounds = 1; rounds < scenario.rounds(); rounds++) {
      MemoryRun child = finished(parent.fork(rounds, List.of(), scenario.seed()));

      assertThat(child.fingerprints())
          .as("forked after %d", rounds)
          .isEqualTo(parent.fingerprints());
      assertThat(child.counted()).isEqualTo(parent.counted());
    }
    int last = scenario.rounds() - 1;
    MemoryRun other = finished(parent.fork(last, List.of(), scenario.seed() + 1));
    assertThat(other.fingerprints().subList(0, last))
        .isEqualTo(parent.fingerprints().subList(0, last));
    assertThat(other.fingerprints()).doesNotContain(parent.fingerprints().get(last));
  }

  @Test
  void aForkThatIsCutOffGoesOnToTheSameEnd() {
    MemoryRun parent =
        whole(ResumedRunTest.loaded("collapse", "rounds=4", "curators.all-human.human=0.5"));
    List<String> changes =
        List.of("models.open.memory=accumulate", "curators.tenth-human.human=0.5");
    MemoryRun child = finished(parent.fork(1, changes, 77));
    MemoryRun cut = parent.fork(1, changes, 77);
    boolean over = cut.next(5).runUntil(25);
    while (!over) {
      over = cut.next(6).runUntil(40);
    }

    assertThat(cut.fingerprints()).isEqualTo(child.fingerprints());
    assertThat(cut.counted()).isEqualTo(child.counted());
    assertThat(child.fingerprints())
        .doesNotContainAnyElementsOf(parent.fingerprints().subList(1, 4));
  }

  /** The human fraction is a schedule: what a fork makes of it could have been written at once. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void aForkWithAnotherHumanFractionIsARunWhoseScheduleChangesThere(int rounds) {
    String mixed = "curators.all-human.human=0.5";
    MemoryRun parent = whole(ResumedRunTest.loaded("collapse", "rounds=5", mixed));
    MemoryRun planned =
        whole(
            ResumedRunTest.loaded(
                "collapse",
                "rounds=5",
                mixed,
                "curators.no-human.human={steps:{0:0,%d:0.25}}".formatted(rounds)));

    MemoryRun child =
        finished(
            parent.fork(rounds, List.of("curators.no-human.human=0.25"), parent.seed().value()));

    assertThat(child.fingerprints()).isEqualTo(planned.fingerprints());
  }

  @Test
  void aModelThatReadPeopleAloneGetsAControlThatHasReadTheSame() {
    MemoryRun parent = whole(ResumedRunTest.loaded("collapse", "rounds=5"));
    MemoryRun planned =
        whole(
            ResumedRunTest.loaded(
                "collapse", "rounds=5", "curators.all-human.human={steps:{0:1,3:0}}"));

    MemoryRun child =
        finished(parent.fork(3, List.of("curators.all-human.human=0"), parent.seed().value()));

    assertThat(child.counted().get(Topic.MEASUREMENTS).subList(3, 5))
        .isEqualTo(planned.counted().get(Topic.MEASUREMENTS).subList(3, 5));
    assertThat(child.counted().get(Topic.DOCUMENTS))
        .isEqualTo(planned.counted().get(Topic.DOCUMENTS));
  }

  @Test
  void anotherMemoryGoesOnWithWhatIsKeptAndTheorySaysNothing() {
    MemoryRun parent = whole(ResumedRunTest.loaded("drift", "rounds=5"));
    MemoryRun child =
        finished(
            parent.fork(3, List.of("models.replace.memory=accumulate"), parent.seed().value()));

    assertThat(trainedOn(parent, "replace")).containsExactly(10, 10, 10, 10, 10);
    assertThat(trainedOn(child, "replace")).containsExactly(10, 10, 10, 20, 30);
    assertThat(predicted(parent.counted().get(Topic.MEASUREMENTS).get(3))).isPositive();
    assertThat(predicted(child.counted().get(Topic.MEASUREMENTS).get(2))).isPositive();
    assertThat(predicted(child.counted().get(Topic.MEASUREMENTS).get(3))).isZero();
  }

  private static List<Integer> trainedOn(MemoryRun run, String model) {
    return run.counted().get(Topic.RELEASES).stream()
        .flatMap(List::stream)
        .filter(ModelReleased.class::isInstance)
        .map(ModelReleased.class::cast)
        .filter(release -> release.agent().equals(model))
        .map(ModelReleased::documents)
        .toList();
  }

  private static long predicted(List<Event> measured) {
    return measured.stream().filter(event -> ((ModelMeasured) event).predicted() != null).count();
  }

  @Test
  void aForkOfAForkSharesThePastOfBoth() {
    Scenario scenario = ResumedRunTest.loaded("collapse", "rounds=5");
    MemoryRun parent = whole(scenario);
    MemoryRun child = finished(parent.fork(2, List.of("curators.no-human.human=0.5"), 7));
    MemoryRun same = finished(child.fork(4, List.of(), 7));
    MemoryRun other = finished(child.fork(3, List.of("models.closed.memory=accumulate"), 7));

    assertThat(same.fingerprints()).isEqualTo(child.fingerprints());
    assertThat(other.fingerprints().subList(0, 3)).isEqualTo(child.fingerprints().subList(0, 3));
    assertThat(other.fingerprints()).doesNotContain(child.fingerprints().get(4));
  }

  @Test
  void aForkIsNoRunThatWasStopped() {
    MemoryRun child = finished(whole(Scenarios.shared(1, 4)).fork(2, List.of(), 1));

    assertThat(PastRun.of(child.log()).events()).noneMatch(RunContinued.class::isInstance);
    assertThat(PastRun.of(child.log()).forks()).hasSize(1);
  }
}
