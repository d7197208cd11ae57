package wellspring.agents.evaluator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.agents.world.Languages;
import wellspring.model.measure.Measure;
import wellspring.model.prediction.ClosedForms;

class ReferenceTest {
  private static final double HUMAN_DIVERSITY = 0.919718;

  @Test
  void predictsTheBuiltInDriftByTheClosedForms() {
    Reference reference = reference();
    for (int generation : new int[] {1, 2, 20}) {
      assertThat(reference.predict("replace", Measure.DIVERSITY, generation).getAsDouble())
          .isEqualTo(ClosedForms.replacing(HUMAN_DIVERSITY, 100, generation), within(1e-6));
      assertThat(reference.predict("accumulate", Measure.DIVERSITY, generation).getAsDouble())
          .isEqualTo(ClosedForms.accumulating(HUMAN_DIVERSITY, 100, generation), within(1e-6));
    }
  }

  @Test
  void predictsNothingElse() {
    assertThat(reference().predict("replace", Measure.ENTROPY, 1)).isEmpty();
    assertThat(reference().predict("replace", Measure.DIVERSITY, 21)).isEmpty();
    assertThat(reference().predict("replace", Measure.DIVERSITY, 0)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "models.replace.learner.order=1",
        "models.replace.learner={kind:gpt}",
        "models.replace.memory.subsample=5",
        "models.replace.start=warm",
        "models.replace.cadence=2",
        "models.replace.latency=1",
        "curators.no-human.pool=0.5",
      })
  void predictsNothingWhereAnAssumptionFails(String override) {
    assertThat(reference(override).predict("replace", Measure.DIVERSITY, 1)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "models.replace.memory.window=3",
        "models.replace.memory.anchor=5",
        "models.replace.learner.prior=2",
        "curators.no-human.human.linear={from:1,to:0,rounds:5}",
      })
  void predictsWhatOtherAssumptionsAllow(String override) {
    assertThat(reference(override).predict("replace", Measure.DIVERSITY, 5)).isPresent();
  }

  private static Reference reference(String... overrides) {
    Scenario scenario = new ScenarioLoader(Path.of("")).load("drift", List.of(overrides));
    return new Reference(scenario, Languages.of(scenario.language()));
  }
}
