package wellspring.dashboards.theory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import wellspring.agents.scenario.CuratorSpec;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.agents.scenario.VerifierSpec;
import wellspring.agents.theory.Theory;
import wellspring.model.mix.Share;

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

  /** The loader takes no verifier in this language; a line that forgot about it would predict. */
  @Test
  void aKeyThatALineDoesNotAccountForIsToldLikeAnyOther() {
    Scenario plain = load("drift");
    CuratorSpec desk = plain.curators().get("no-human");
    CuratorSpec verifying =
        new CuratorSpec(
            desk.human(),
            desk.draw(),
            desk.documents(),
            desk.pool(),
            desk.labels(),
            Optional.of(new VerifierSpec(Share.ALL, Share.of(0.5), VerifierSpec.Scope.ALL)));
    Scenario scenario =
        new Scenario(
            plain.name(),
            plain.description(),
            plain.seed(),
            plain.rounds(),
            plain.language(),
            plain.humans(),
            new TreeMap<>(Map.of("no-human", verifying)),
            plain.models(),
            plain.evaluation(),
            plain.collapse());
    String mismatch = "curators.no-human.verifier is {right:1,wrong:0.5,of:all}, needs none";

    assertThat(explain(false, scenario, "replace").lines())
        .contains("    drift             " + mismatch);
    assertThat(explain(true, scenario, "replace"))
        .contains("✗ what this result does not account for must be at its default: " + mismatch);
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
    return explain(all, load(name, overrides), model);
  }

  private static Scenario load(String name, String... overrides) {
    return new ScenarioLoader(Path.of("")).load(name, List.of(overrides));
  }

  private static String explain(boolean all, Scenario scenario, String model) {
    Theory theory = Theory.of(scenario, scenario.language().language());
    return String.join("\n", Explanation.of(model, theory.of(model), scenario.rounds(), all))
        + "\n";
  }
}
