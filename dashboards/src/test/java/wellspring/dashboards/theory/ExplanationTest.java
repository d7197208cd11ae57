package wellspring.dashboards.theory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.agents.theory.Theory;

class ExplanationTest {
  @Test
  void whatHoldsIsShownWithItsFormulaAndFigures() {
    assertThat(explain(false, "drift", "replace"))
        .contains("E H_t = (1 − 1/n)^t · H_q")
        .contains("Seddik et al. 2024")
        .containsPattern("diversity +0\\.910521 +0\\.752244 +0\n");
  }

  @Test
  void whatGrowsForEverGoesToInfinityAndWhatIsNothingIsZero() {
    assertThat(explain(false, "regression", "replace"))
        .containsPattern("test_error +0\\.112360 +2\\.24719 +∞\n");
    assertThat(explain(false, "drift", "accumulate"))
        .containsPattern("likelihood_decay +0 +0 +-\n");
  }

  @Test
  void anotherLineForTheSameMeasureRepeatsNoFigure() {
    assertThat(explain(false, "drift", "replace"))
        .containsOnlyOnce("0.752244")
        .contains("predicts the same diversity, frequency_error");
  }

  @Test
  void whatFailsIsOneLineWithKeyValueAndRemedy() {
    assertThat(explain(false, "drift", "accumulate").lines())
        .contains("    replace           models.accumulate.memory is accumulate, needs replace");
  }

  @Test
  void manyReasonsAreCounted() {
    assertThat(explain(false, "collapse", "closed").lines())
        .anySatisfy(line -> assertThat(line).startsWith("    cut-tail").endsWith("; and 1 more"));
  }

  @Test
  void allTellsEveryAssumption() {
    assertThat(explain(true, "drift", "accumulate", "models.accumulate.learner.prior=2"))
        .contains("✓ tokens must be independent")
        .contains(
            "✗ the model must be the relative frequencies, without smoothing:"
                + " models.accumulate.learner.prior is 2, needs 0");
  }

  @Test
  void aModelWithoutTheoryIsToldInOneLineUnlessAllIsAskedFor() {
    String override = "models.replace.learner={kind: gpt}";

    assertThat(explain(false, "drift", "replace", override))
        .isEqualTo("replace: no line of theory holds\n");
    assertThat(explain(true, "drift", "replace", override))
        .contains("are about other models:")
        .contains("models.replace.learner.kind is gpt, needs matrix");
  }

  private static String explain(boolean all, String name, String model, String... overrides) {
    Scenario scenario = new ScenarioLoader(Path.of("")).load(name, List.of(overrides));
    Theory theory = Theory.of(scenario, scenario.language().language());
    return String.join("\n", Explanation.of(model, theory.of(model), scenario.rounds(), all))
        + "\n";
  }
}
