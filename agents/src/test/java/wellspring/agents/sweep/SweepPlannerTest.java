package wellspring.agents.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioException;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.model.mix.Share;
import wellspring.model.random.Seed;
import wellspring.model.statistics.LuckSharing;

class SweepPlannerTest {
  private static final String HUMAN = "curators.no-human.human=0,0.1";
  private static final String ROUNDS = "rounds=3,4,5";

  @Test
  void gridIsFullAndItsLastAxisMovesFastest() {
    SweepPlan plan = plan(2, HUMAN, ROUNDS);
    assertThat(plan.points().stream().filter(point -> !point.control()).map(GridPoint::setting))
        .containsExactly(
            List.of("0", "3"),
            List.of("0", "4"),
            List.of("0", "5"),
            List.of("0.1", "3"),
            List.of("0.1", "4"),
            List.of("0.1", "5"));
    assertThat(plan.points().get(4).scenario().rounds()).isEqualTo(4);
    assertThat(human(plan.points().get(4))).isEqualTo(Share.of(0.1));
  }

  @Test
  void everySettingBesideTheHumanFractionHasItsHumanOnlyControl() {
    List<GridPoint> controls =
        plan(2, HUMAN, ROUNDS).points().stream().filter(GridPoint::control).toList();
    assertThat(controls.stream().map(GridPoint::setting))
        .containsExactly(List.of("", "3"), List.of("", "4"), List.of("", "5"));
    assertThat(controls.stream().map(point -> point.scenario().rounds())).containsExactly(3, 4, 5);
    assertThat(controls).allSatisfy(point -> assertThat(human(point)).isEqualTo(Share.ALL));
  }

  @Test
  void nobodyPassesForPeopleInAControl() {
    SweepPlan plan =
        plan(
            1,
            "~models.accumulate",
            "models.replace.documents=500",
            "models.replace.disclosure.honest=0.5,1");
    assertThat(plan.points())
        .extracting(point -> point.control() + " " + point.scenario().modelsPassForPeople())
        .containsExactly("false true", "false false", "true false", "true false");
  }

  @Test
  void oneSettingAloneHasAControlToo() {
    assertThat(plan(1).points().stream().map(GridPoint::control)).containsExactly(false, true);
  }

  @Test
  void anAxisMaySetWhatTheScenarioCannotDoWithout() {
    SweepPlan plan =
        plan(
            1,
            "~models.accumulate",
            "models.replace.learner={kind:unmix}",
            "models.replace.start=warm",
            "curators.no-human.labels=blind,claims");
    assertThat(plan.points()).hasSize(2 + 2);
  }

  @Test
  void runsAreNumberedFromOneWithoutGapsAndAlwaysTheSame() {
    SweepPlan plan = plan(3, HUMAN, ROUNDS);
    assertThat(plan.size()).isEqualTo((6 + 3) * 3);
    List<PlannedRun> runs = IntStream.rangeClosed(1, plan.size()).mapToObj(plan::run).toList();
    assertThat(runs).extracting(PlannedRun::number).doesNotHaveDuplicates().startsWith(1, 2, 3);
    assertThat(runs).extracting(PlannedRun::replica).startsWith(1, 2, 3, 1, 2, 3);
    assertThat(runs.get(7).point()).isEqualTo(plan.points().get(2));
    assertThat(plan(3, HUMAN, ROUNDS)).isEqualTo(plan);
  }

  @Test
  void replicasHaveSeedsOfTheirOwnAndShareThemBetweenSettings() {
    SweepPlan plan = plan(3, "models.replace.memory=replace,accumulate", "seed=7");
    assertThat(plan.luck()).isEqualTo(LuckSharing.SAME);
    assertThat(plan.run(1).seed()).isEqualTo(new Seed(7).replica(1));
    assertThat(plan.run(2).seed()).isEqualTo(new Seed(7).replica(2));
    assertThat(plan.run(4).seed()).isEqualTo(plan.run(1).seed());
  }

  /** The same luck at every setting doubles the variance of a threshold. */
  @Test
  void alongNumbersEveryRunHasLuckOfItsOwnUnlessItIsAskedForTheSame() {
    SweepPlan plan = plan(3, HUMAN, "seed=7");
    assertThat(plan.luck()).isEqualTo(LuckSharing.OWN);
    assertThat(IntStream.rangeClosed(1, plan.size()).mapToObj(number -> plan.run(number).seed()))
        .doesNotHaveDuplicates();

    SweepPlan same =
        new SweepPlanner(new ScenarioLoader(Path.of("")), "drift", List.of(HUMAN, "seed=7"))
            .plan(3, Optional.of(LuckSharing.SAME));
    assertThat(same.run(4).seed()).isEqualTo(same.run(1).seed());
    assertThat(same.hash()).isNotEqualTo(plan.hash());
  }

  @Test
  void tuplesGiveEachKeyItsValue() {
    SweepPlan plan =
        plan(1, "curators.no-human.documents+curators.no-human.human=(10,0.5),(20,0.25)");
    GridPoint second = plan.points().get(1);
    assertThat(second.setting()).containsExactly("(20,0.25)");
    assertThat(second.scenario().curators().get("no-human").documents()).isEqualTo(20);
    assertThat(human(second)).isEqualTo(Share.of(0.25));
    GridPoint control = plan.points().get(3);
    assertThat(control.control()).isTrue();
    assertThat(control.scenario().curators().get("no-human").documents()).isEqualTo(20);
    assertThat(human(control)).isEqualTo(Share.ALL);
    assertThat(plan.luck()).isEqualTo(LuckSharing.OWN);
  }

  @Test
  void hashChangesWithEverythingThatAResultDependsOn() {
    List<SweepPlan> different =
        List.of(
            plan(2, HUMAN),
            plan(3, HUMAN),
            plan(2, HUMAN, "seed=2"),
            plan(2, HUMAN, "rounds=3"),
            plan(2, "curators.no-human.human=0,0.2"),
            plan(2, "curators.no-human.human=0.1,0"));
    assertThat(different).extracting(SweepPlan::hash).doesNotHaveDuplicates();
    assertThat(plan(2, HUMAN).hash()).isEqualTo(plan(2, HUMAN).hash());
  }

  @Test
  void schedulesGiveWayToTheControlsHumanFraction() {
    SweepPlan plan = plan(1, "curators.no-human.human={harmonic:{from:0.5}},{harmonic:{from:0.1}}");
    assertThat(human(plan.points().get(2))).isEqualTo(Share.ALL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          curators.no-human.humam=0,1 | human
          curatros.no-human.human=0,1 | curators
          curators.nobody.human=0,1 | no-human
          curators.no-human.human=0,1.5,2 | 1.5
          curators.no-human.human=0,1.5,2 | 2;
          rounds=range(5,1) | empty range
          rounds=1,2 rounds=3,4 | two axes
          rounds=1,2 rounds=3 | leave one out
          models.replace.memory=replace,forget | forget
          curators.no-human.documents=range(1,5000) rounds=range(1,5000) | allowed: up to
          """)
  void whatCannotBeRunIsFoundBeforeAnythingStarts(String arguments, String remedy) {
    assertThatThrownBy(() -> plan(2, arguments.split(" ")))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining(remedy);
  }

  @Test
  void aProblemOfManyPointsIsSaidOnce() {
    assertThatThrownBy(() -> plan(2, "curators.no-human.humam=0,0.1", ROUNDS))
        .isInstanceOfSatisfying(ScenarioException.class, e -> assertThat(e.problems()).hasSize(1));
  }

  private static SweepPlan plan(int replicas, String... arguments) {
    return new SweepPlanner(new ScenarioLoader(Path.of("")), "drift", List.of(arguments))
        .plan(replicas);
  }

  private static Share human(GridPoint point) {
    Scenario scenario = point.scenario();
    return scenario.curators().get("no-human").human().at(0).orElseThrow();
  }
}
