package wellspring.model.learner.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import wellspring.model.language.number.LinearRelation;
import wellspring.model.language.number.NumberText;
import wellspring.model.language.number.RegressionInputs;
import wellspring.model.random.Seed;

class RegressionLearnerTest {
  private static final Seed SEED = new Seed(6);

  @Test
  void examplesWithoutNoiseGiveTheRelationAway() {
    RegressionModel model =
        learner(2, RegressionInputs.InputKind.FRESH)
            .fit(List.of("1 0 3", "0 1 -2", "1 1 1", "2 -1 8"));

    assertThat(model.weights()[0]).isCloseTo(3, within(1e-12));
    assertThat(model.weights()[1]).isCloseTo(-2, within(1e-12));
  }

  /** What is left over is orthogonal to every input: the normal equations (Gauss, 1809). */
  @Test
  void whatIsLeftOverIsOrthogonalToTheInputs() {
    RegressionLearner learner = learner(3, RegressionInputs.InputKind.FRESH);
    List<String> documents = written(12);
    double[] weights = learner.fit(documents).weights();

    double[] products = new double[3];
    for (String document : documents) {
      double[] example = NumberText.parse(document, 4);
      double off = example[3] - LinearRelation.output(weights, example);
      for (int i = 0; i < 3; i++) {
        products[i] += off * example[i];
      }
    }

    for (double product : products) {
      assertThat(product).isCloseTo(0, within(1e-12));
    }
  }

  @Test
  void modelsWriteTheirRelationWithTheNoise() {
    RegressionModel model =
        learner(2, RegressionInputs.InputKind.FRESH).fit(List.of("1 0 3", "0 1 -2"));
    int documents = 40_000;

    double square =
        model.write(documents, SEED.stream("write", "", 0)).stream()
            .map(text -> NumberText.parse(text, 3))
            .mapToDouble(x -> x[2] - 3 * x[0] + 2 * x[1])
            .map(off -> off * off)
            .average()
            .orElseThrow();

    assertThat(square).isCloseTo(0.25, within(3 * 0.25 * StrictMath.sqrt(2.0 / documents)));
  }

  @Test
  void theSameInputsAreAnsweredInEveryRound() {
    RegressionModel model =
        learner(2, RegressionInputs.InputKind.SAME).fit(List.of("1 0 3", "0 1 -2"));
    List<String> first = model.write(5, SEED.stream("write", "", 0));
    List<String> second = model.write(5, SEED.stream("write", "", 1));

    assertThat(first).doesNotContainAnyElementsOf(second);
    assertThat(inputs(first)).isEqualTo(inputs(second)).doesNotHaveDuplicates();
  }

  @Test
  void likelihoodsAreDensitiesOfInputsAndOutput() {
    RegressionModel model =
        learner(2, RegressionInputs.InputKind.FRESH).fit(List.of("1 0 3", "0 1 -2"));

    double ofInputs = -StrictMath.log(2 * StrictMath.PI) - (1 + 4) / 2.0;
    double off = (1 - (3 - 4)) / 0.5;
    double ofOutput = -StrictMath.log(2 * StrictMath.PI) / 2 - StrictMath.log(0.5) - off * off / 2;
    assertThat(model.logLikelihoods(List.of("1 2 1"))[0])
        .isCloseTo(ofInputs + ofOutput, within(1e-12));
  }

  @Test
  void tooFewDifferentInputsAreRefusedWithTheRemedy() {
    RegressionLearner learner = learner(2, RegressionInputs.InputKind.FRESH);
    for (List<String> documents :
        List.of(List.of("1 0 3"), List.of("1 0.1 3", "1 0.1 2", "2 0.2 5"))) {
      assertThatThrownBy(() -> learner.fit(documents))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(
              documents.size() == 1 ? "1 document " : documents.size() + " documents ")
          .hasMessageContaining("2 inputs")
          .hasMessageContaining("more documents");
    }
  }

  private static List<String> inputs(List<String> documents) {
    return documents.stream().map(text -> text.substring(0, text.lastIndexOf(' '))).toList();
  }

  private static List<String> written(int documents) {
    return IntStream.range(0, documents)
        .mapToObj(i -> NumberText.of(SEED.stream("x", "", i).doubles(4).toArray()))
        .toList();
  }

  private static RegressionLearner learner(int dimension, RegressionInputs.InputKind kind) {
    return new RegressionLearner(dimension, 0.5, RegressionInputs.of(kind, SEED, dimension));
  }
}
