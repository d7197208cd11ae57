package wellspring.agents.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wellspring.agents.scenario.language.GaussianLanguageSpec;
import wellspring.agents.scenario.language.RegressionLanguageSpec;
import wellspring.agents.scenario.learner.GaussianLearnerSpec;
import wellspring.agents.scenario.learner.LearnerSpec;
import wellspring.agents.scenario.learner.RegressionLearnerSpec;
import wellspring.model.language.number.RegressionInputs;
import wellspring.model.learner.number.VarianceEstimator;

class NumberScenarioTest {
  private static final String POINTS = yaml("gaussian");
  private static final String EXAMPLES = yaml("regression");
  private static final String LEARNER = "models.student.learner";

  @TempDir Path folder;
  private Workbench workbench;

  @BeforeEach
  void setUp() {
    workbench = new Workbench(folder);
  }

  private static String yaml(String language) {
    return """
        rounds: 3
        language: {kind: %s}
        humans: {people: {}}
        curators: {mixer: {human: 0.1}}
        models: {student: {curator: mixer}}
        """
        .formatted(language);
  }

  @Test
  void theLanguageAloneGivesItsLearnerAndEveryDefault() {
    assertThat(workbench.load(POINTS).language()).isEqualTo(new GaussianLanguageSpec(1));
    assertThat(learner(POINTS))
        .isEqualTo(new GaussianLearnerSpec(VarianceEstimator.ML, OptionalDouble.empty()));
    assertThat(workbench.load(EXAMPLES).language())
        .isEqualTo(new RegressionLanguageSpec(10, 1, RegressionInputs.InputKind.FRESH));
    assertThat(learner(EXAMPLES)).isEqualTo(new RegressionLearnerSpec());
  }

  @Test
  void everyKeyOfALearnerCanBeGiven() {
    LearnerSpec learner = learner(POINTS, LEARNER + "={variance:unbiased,humanWeight:0.618}");
    assertThat(learner)
        .isEqualTo(new GaussianLearnerSpec(VarianceEstimator.UNBIASED, OptionalDouble.of(0.618)));
  }

  @ParameterizedTest
  @CsvSource({
    "gaussian, '{variance: unbiased, humanWeight: 0.5}'",
    "gaussian, {}",
    "regression, {}"
  })
  void learnersAreWrittenAsTheyAreRead(String language, String learner) {
    Scenario scenario = workbench.load(yaml(language), LEARNER + "=" + learner.replace(" ", ""));

    assertThat(workbench.load(ScenarioWriter.yaml(scenario))).isEqualTo(scenario);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      value = {
        "gaussian -> models.student.learner={kind:matrix} -> models.student.learner.kind is"
            + " 'matrix', but language.kind is 'gaussian'; allowed: gaussian",
        "gaussian -> models.student.learner={kind:regression} -> models.student.learner.kind is"
            + " 'regression', but language.kind is 'gaussian'; allowed: gaussian",
        "regression -> models.student.learner={kind:gpt} -> models.student.learner.kind is 'gpt',"
            + " but language.kind is 'regression'; allowed: regression",
        "zipf -> models.student.learner={kind:gaussian} -> models.student.learner.kind is"
            + " 'gaussian', but language.kind is 'zipf'; allowed: matrix, gpt, unmix or outside",
        "regression -> curators.mixer.documents=10 -> curators.mixer.documents is 10, but the"
            + " regression learner of 'student' needs more to learn from; allowed: at least 11",
        "regression -> models.student.memory.subsample=10 -> models.student.memory.subsample is 10,"
            + " but the regression learner of 'student' needs more to learn from; allowed: at"
            + " least 11",
        "gaussian -> models.student.start=warm -> models.student.start is 'warm', but a gaussian"
            + " learner fits exactly, wherever it starts; allowed: scratch",
        "gaussian -> language.dimension=0 -> language.dimension is 0; allowed: a whole number from"
            + " 1 to 1000",
        "regression -> language.noise=0 -> language.noise is 0; allowed: a number above 0 to"
            + " 1000000",
        "gaussian -> models.student.learner={humanWeight:2} -> models.student.learner.humanWeight"
            + " is 2; allowed: a number from 0 to 1",
      })
  void whatDoesNotFitIsRefusedWithTheRemedy(String language, String override, String problem) {
    assertThatExceptionOfType(ScenarioException.class)
        .isThrownBy(() -> workbench.load(yaml(language), override))
        .withMessageContaining(problem);
  }

  @Test
  void anUnbiasedVarianceTakesTwoPoints() {
    String unbiased = LEARNER + "={variance:unbiased}";
    assertThatExceptionOfType(ScenarioException.class)
        .isThrownBy(() -> workbench.load(POINTS, unbiased, "curators.mixer.documents=1"))
        .withMessageContaining("curators.mixer.documents is 1")
        .withMessageContaining("allowed: at least 2");
    assertThat(workbench.load(POINTS, unbiased, "curators.mixer.documents=2")).isNotNull();
    assertThat(workbench.load(POINTS, "curators.mixer.documents=1")).isNotNull();
    assertThat(workbench.load(EXAMPLES, "curators.mixer.documents=11")).isNotNull();
  }

  private LearnerSpec learner(String yaml, String... overrides) {
    return workbench.load(yaml, overrides).models().get("student").learner();
  }
}
