package wellspring.agents.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static wellspring.model.measure.Measure.TEST_ERROR;

import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wellspring.model.mix.Share;
import wellspring.model.prediction.RegressionForms;

/** The error of linear regression in whole runs grows as theory says. */
class RegressionTheoryTest {
  private static final String SAME =
      """
      rounds: 6
      language: {kind: regression, dimension: 3, noise: 1, inputs: same}
      humans: {people: {writers: 1}}
      curators: {nobody: {human: 0, documents: 20}}
      models:
        replace: {curator: nobody, learner: {kind: regression}}
        accumulate: {curator: nobody, learner: {kind: regression}, memory: accumulate}
      evaluation: {probeDocuments: 2, heldOutDocuments: 2}
      """;

  private static final String FRESH =
      """
      rounds: 6
      language: {kind: regression, dimension: 3, noise: 1, inputs: fresh}
      humans: {people: {writers: 1}}
      curators:
        nobody: {human: 0, documents: 20}
        exact: {human: 0.3, documents: 20}
        random: {human: 0.3, documents: 20, draw: random}
      models:
        replace: {curator: nobody, learner: {kind: regression}}
        mixed: {curator: exact, learner: {kind: regression}}
        drawn: {curator: random, learner: {kind: regression}}
      evaluation: {probeDocuments: 2, heldOutDocuments: 2}
      """;

  @ParameterizedTest
  @CsvSource({"3, 20, 1"})
  void errorsAddUpAtTheSameInputs(int dimension, int examples, double noise) {
    sameInputs(100, dimension, examples, noise);
  }

  @Tag("theory")
  @ParameterizedTest
  @CsvSource({"3, 20, 1", "1, 12, 0.5", "10, 100, 1", "5, 30, 2"})
  void errorsAddUpAtTheSameInputsOfAnyNumber(int dimension, int examples, double noise) {
    sameInputs(1500, dimension, examples, noise);
  }

  private static void sameInputs(int count, int dimension, int examples, double noise) {
    Replicas replicas =
        Replicas.of(
            SAME,
            count,
            "language.dimension=" + dimension,
            "language.noise=" + noise,
            "curators.nobody.documents=" + examples);
    for (int generation : new int[] {1, 2, 6}) {
      replicas.assertMean(
          "replace",
          TEST_ERROR,
          generation,
          RegressionForms.replacing(dimension, noise, examples, generation));
      replicas.assertMean(
          "accumulate",
          TEST_ERROR,
          generation,
          RegressionForms.accumulating(dimension, noise, examples, generation));
    }
    replicas.assertPredicted("replace", List.of(TEST_ERROR));
    replicas.assertPredicted("accumulate", List.of(TEST_ERROR));
  }

  @ParameterizedTest
  @CsvSource({"3, 20, 0.3"})
  void syntheticExamplesShareABias(int dimension, int examples, double share) {
    freshInputs(100, dimension, examples, share);
  }

  @Tag("theory")
  @ParameterizedTest
  @CsvSource({"3, 20, 0.3", "2, 10, 0.5", "5, 100, 0.1", "8, 40, 0.9"})
  void syntheticExamplesShareABiasAtAnyShare(int dimension, int examples, double share) {
    freshInputs(1500, dimension, examples, share);
  }

  private static void freshInputs(int count, int dimension, int examples, double share) {
    Replicas replicas =
        Replicas.of(
            FRESH,
            count,
            "language.dimension=" + dimension,
            "curators.nobody.documents=" + examples,
            "curators.exact.documents=" + examples,
            "curators.random.documents=" + examples,
            "curators.exact.human=" + share,
            "curators.random.human=" + share);
    replicas.assertMean(
        "replace", TEST_ERROR, 6, RegressionForms.replacing(dimension, 1, examples, 6));
    for (String model : List.of("replace", "mixed", "drawn")) {
      replicas.assertPredicted(model, List.of(TEST_ERROR));
    }
  }

  /** In its regime, of many examples, the published leading order is close. */
  @Tag("theory")
  @ParameterizedTest
  @CsvSource({"4, 1000, 0.5", "4, 1000, 0.9"})
  void manyExamplesDoNotRemoveTheBias(int dimension, int examples, double share) {
    Replicas replicas =
        Replicas.of(
            FRESH,
            400,
            "rounds=2",
            "language.dimension=" + dimension,
            "~models.replace",
            "~models.drawn",
            "~curators.nobody",
            "~curators.random",
            "curators.exact.documents=" + examples,
            "curators.exact.human=" + share);
    double clean = RegressionForms.clean(dimension, 1, examples);
    double leading = RegressionForms.mixed(dimension, 1, examples, Share.of(1 - share), clean);

    assertThat(replicas.predicted("mixed", TEST_ERROR, 2).orElseThrow())
        .isCloseTo(leading, Percentage.withPercentage(2));
    replicas.assertPredicted("mixed", List.of(TEST_ERROR));
  }
}
