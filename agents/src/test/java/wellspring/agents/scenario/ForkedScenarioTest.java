package wellspring.agents.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import wellspring.model.mix.Share;

class ForkedScenarioTest {
  private static final Scenario COLLAPSE =
      new ScenarioLoader(Path.of("")).load("collapse", List.of("rounds=9"));

  static List<String> builtIns() {
    return List.copyOf(BuiltIns.names());
  }

  /** A new key is allowed or refused on purpose. */
  @ParameterizedTest
  @MethodSource("builtIns")
  void everyKeyIsDecided(String name) {
    Scenario scenario = new ScenarioLoader(Path.of("")).preview(name, List.of());

    assertThat(OtherValues.of(scenario).keySet())
        .isNotEmpty()
        .allSatisfy(
            key -> assertThat(ForkRule.of(scenario, List.of(key.split("\\.")))).isPresent());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "language.exponent=2 | language.exponent would change the past",
        "models.open.learner.prior=1 | models.open.learner.prior would change the past",
        "models.open.start=warm | models.open.start would change the past",
        "evaluation.probeDocuments=7 | evaluation.probeDocuments would change the past",
        "collapse.perplexityRatio=9 | collapse.perplexityRatio would change the past",
        "seed=7 | --seed",
        "+models.more.curator=all-human | models.more: who takes part cannot change",
        "rounds=4 | rounds: 4 leaves no round after round 3; give at least 5",
        "rounds=3 | rounds: 3 leaves no round after round 3; give at least 5",
        "curators.nobody.human=1 | nobody",
      })
  void whatWouldChangeThePastIsRefused(String change, String says) {
    assertThatThrownBy(() -> ForkedScenario.of(COLLAPSE, 4, List.of(change)))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining(says);
  }

  @Test
  void whatIsWorkMayCeaseToBeAndBegin() {
    Scenario paid = new ScenarioLoader(Path.of("")).preview("attention", List.of());
    Scenario free = ForkedScenario.of(paid, 4, List.of("humans.people.work=none"));

    assertThat(free.humans().get("people").work()).isEmpty();
    assertThat(ForkedScenario.isPredictable(paid, free)).isFalse();
    assertThat(ForkedScenario.of(free, 6, List.of("humans.people.work={alternative: 2}")))
        .isNotEqualTo(free);
    assertThatThrownBy(() -> ForkedScenario.of(paid, 4, List.of("humans.people.work.active=0.5")))
        .hasMessageContaining("humans.people.work.active would change the past");
  }

  @Test
  void peopleWhoReadATextGoOnInIt() {
    Scenario text =
        ScenarioLoader.change(
            new ScenarioLoader(Path.of("")).preview("text", List.of("language.path=there.txt")),
            List.of());

    assertThatThrownBy(() -> ForkedScenario.of(text, 2, List.of("humans.people.writers=3000")))
        .hasMessageContaining("humans.people.writers would change the past");
  }

  @Test
  void thePlanOfThePastStaysInTheSchedule() {
    Scenario forked = ForkedScenario.of(COLLAPSE, 4, List.of("curators.no-human.human=0.5"));

    assertThat(forked.curators().get("no-human").human().at(3)).contains(Share.NONE);
    assertThat(forked.curators().get("no-human").human().at(4)).contains(Share.of(0.5));
    assertThat(ForkedScenario.isPredictable(COLLAPSE, forked)).isTrue();
    assertThat(
            ForkedScenario.isPredictable(
                COLLAPSE, ForkedScenario.of(COLLAPSE, 4, List.of("models.open.documents=9"))))
        .isFalse();
  }
}
