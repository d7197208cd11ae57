package wellspring.model.language.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wellspring.model.language.Language;
import wellspring.model.random.Seed;

class NumberLanguagesTest {
  private static final Seed SEED = new Seed(3);
  private static final int DOCUMENTS = 20_000;

  static List<Language> languages() {
    return List.of(
        new GaussianLanguage(1),
        new GaussianLanguage(3),
        new RegressionLanguage(2, 0.5, RegressionInputs.InputKind.FRESH),
        new RegressionLanguage(2, 0.5, RegressionInputs.InputKind.SAME));
  }

  @ParameterizedTest
  @MethodSource("languages")
  void aDocumentDependsOnSeedCohortRoundAndPlaceAlone(Language language) {
    String document = language.writing(SEED, "people", 4, 10).document(7);

    assertThat(language.writing(SEED, "people", 4, 8).document(7)).isEqualTo(document);
    assertThat(
            Stream.of(
                language.writing(new Seed(4), "people", 4, 10).document(7),
                language.writing(SEED, "others", 4, 10).document(7),
                language.writing(SEED, "people", 5, 10).document(7),
                language.writing(SEED, "people", 4, 10).document(6)))
        .doesNotContain(document);
  }

  @ParameterizedTest
  @MethodSource("languages")
  void heldOutDocumentsAreTheSameThroughoutARun(Language language) {
    assertThat(language.heldOut(SEED, 5))
        .isEqualTo(language.heldOut(SEED, 7).subList(0, 5))
        .doesNotHaveDuplicates()
        .doesNotContainAnyElementsOf(written(language, 0, 5));
  }

  @Test
  void lengthsCountNumbers() {
    assertThat(new GaussianLanguage(3).length("1 2 3")).isEqualTo(3);
    assertThat(new RegressionLanguage(3, 1, RegressionInputs.InputKind.FRESH).length("1 2 3 4"))
        .isEqualTo(4);
    assertThatThrownBy(() -> new GaussianLanguage(3).length("1 2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 numbers");
  }

  @Test
  void humanPointsAreStandardNormalAndUncorrelated() {
    GaussianLanguage language = new GaussianLanguage(2);
    double[][] points =
        written(language, 0, DOCUMENTS).stream().map(language::point).toArray(double[][]::new);
    double error = 1 / StrictMath.sqrt(DOCUMENTS);

    for (int i = 0; i < 2; i++) {
      int at = i;
      assertThat(Arrays.stream(points).mapToDouble(p -> p[at]).average().orElseThrow())
          .isCloseTo(0, within(3 * error));
      assertThat(Arrays.stream(points).mapToDouble(p -> p[at] * p[at]).average().orElseThrow())
          .isCloseTo(1, within(3 * StrictMath.sqrt(2) * error));
    }
    assertThat(Arrays.stream(points).mapToDouble(p -> p[0] * p[1]).average().orElseThrow())
        .isCloseTo(0, within(3 * error));
  }

  @Test
  void humanOutputsAreTheTruthWithItsNoise() {
    RegressionLanguage language = new RegressionLanguage(4, 0.5, RegressionInputs.InputKind.FRESH);
    double[] off =
        written(language, 0, DOCUMENTS).stream()
            .map(text -> NumberText.parse(text, 5))
            .mapToDouble(example -> example[4] - LinearRelation.output(language.truth(), example))
            .toArray();
    double error = 1 / StrictMath.sqrt(DOCUMENTS);

    assertThat(Arrays.stream(language.truth()).map(w -> w * w).sum()).isCloseTo(1, within(1e-12));
    assertThat(Arrays.stream(off).average().orElseThrow()).isCloseTo(0, within(3 * 0.5 * error));
    assertThat(Arrays.stream(off).map(e -> e * e).average().orElseThrow())
        .isCloseTo(0.25, within(3 * 0.25 * StrictMath.sqrt(2) * error));
  }

  @Test
  void theSameInputsComeBackInEveryRoundAndCohortOnlyIfAsked() {
    RegressionLanguage same = new RegressionLanguage(2, 1, RegressionInputs.InputKind.SAME);
    RegressionLanguage fresh = new RegressionLanguage(2, 1, RegressionInputs.InputKind.FRESH);

    assertThat(inputs(same, "people", 0)).isEqualTo(inputs(same, "others", 9));
    assertThat(inputs(same, "people", 0)).doesNotHaveDuplicates();
    assertThat(inputs(fresh, "people", 0)).isNotEqualTo(inputs(fresh, "people", 9));
    assertThat(written(same, 0, 5)).doesNotContainAnyElementsOf(written(same, 1, 5));
  }

  private static List<String> inputs(Language language, String cohort, int round) {
    Language.CohortWriting writing = language.writing(SEED, cohort, round, 5);
    return IntStream.range(0, 5)
        .mapToObj(writing::document)
        .map(text -> text.substring(0, text.lastIndexOf(' ')))
        .toList();
  }

  private static List<String> written(Language language, int round, int documents) {
    Language.CohortWriting writing = language.writing(SEED, "people", round, documents);
    return IntStream.range(0, documents).mapToObj(writing::document).toList();
  }
}
