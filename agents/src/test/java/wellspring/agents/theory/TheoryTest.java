package wellspring.agents.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.model.measure.Measure;
import wellspring.model.prediction.ClosedForms;

class TheoryTest {
  private static final double HUMAN_DIVERSITY = 0.919718;

  @Test
  void predictsTheBuiltInDriftByTheClosedForms() {
    Theory theory = theory();
    for (int generation : new int[] {1, 2, 20}) {
      assertThat(theory.predict("replace", Measure.DIVERSITY, generation).getAsDouble())
          .isEqualTo(ClosedForms.replacing(HUMAN_DIVERSITY, 100, generation), within(1e-6));
      assertThat(theory.predict("accumulate", Measure.DIVERSITY, generation).getAsDouble())
          .isEqualTo(ClosedForms.accumulating(HUMAN_DIVERSITY, 100, generation), within(1e-6));
    }
  }

  @Test
  void predictsNothingElse() {
    assertThat(theory().predict("replace", Measure.ENTROPY, 1)).isEmpty();
    assertThat(theory().predict("replace", Measure.DIVERSITY, 21)).isEmpty();
    assertThat(theory().predict("replace", Measure.DIVERSITY, 0)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "models.replace.learner.order=1",
        "models.replace.learner={kind:gpt}",
        "models.replace.learner.topK=5",
        "models.replace.start=warm",
        "models.replace.cadence=2",
        "models.replace.latency=1",
        "curators.no-human.pool=0.5",
      })
  void predictsNothingWhereAnAssumptionFails(String override) {
    assertThat(theory(override).predict("replace", Measure.DIVERSITY, 1)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "models.replace.memory.window=3",
        "models.replace.memory.subsample=5",
        "models.replace.memory.anchor=5",
        "models.replace.learner.prior=2",
        "curators.no-human.human.linear={from:1,to:0,rounds:5}",
      })
  void predictsWhatOtherAssumptionsAllow(String override) {
    assertThat(theory(override).predict("replace", Measure.DIVERSITY, 5)).isPresent();
  }

  private static Theory theory(String... overrides) {
    Scenario scenario = new ScenarioLoader(Path.of("")).load("drift", List.of(overrides));
    return Theory.of(scenario, scenario.language().language());
  }
}
