package wellspring.dashboards.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wellspring.agents.event.Measured;
import wellspring.agents.scenario.CollapseSpec;
import wellspring.model.measure.Measure;

class VerdictTest {
  private static final CollapseSpec LIMITS = new CollapseSpec(3, 0.8, 0.5, 0.5);

  @Test
  void namesTheCriteriaThatWereCrossedAndThoseThatWereNot() {
    History history = history(300, 0.9, 0.2, 0.1, true);
    assertThat(Verdict.of(history, LIMITS, true).lines())
        .containsExactly(
            "m collapsed by perplexity (100 → 300, ×3; limit ×3) and vocabulary (1 → 0.2, ×0.2;"
                + " limit ×0.5), not by diversity (1 → 0.9, ×0.9; limit ×0.8) or tail mass (0.1 →"
                + " 0.1, ×1; limit ×0.5).");
  }

  @Test
  void modelThatCrossesNothingHeld() {
    assertThat(Verdict.of(history(299, 0.81, 0.51, 0.051, true), LIMITS, true).text())
        .startsWith("m held: it did not collapse by perplexity (100 → 299");
  }

  @ParameterizedTest
  @CsvSource({"300, 1, 1, 0.1", "100, 0.8, 1, 0.1", "100, 1, 0.5, 0.1", "100, 1, 1, 0.05"})
  void eachLimitAloneIsEnough(double perplexity, double diversity, double vocabulary, double tail) {
    assertThat(
            Verdict.of(history(perplexity, diversity, vocabulary, tail, true), LIMITS, true).text())
        .startsWith("m collapsed by ");
  }

  @Test
  void whereTheTruthIsUnknownPairsTellOfDiversity() {
    assertThat(Verdict.of(history(100, 0.5, 1, 0.1, false), LIMITS, false).text())
        .startsWith("m collapsed by distinct pairs (1 → 0.5");
  }

  @Test
  void perplexityThatBecomesInfiniteIsACollapseAndOneThatAlwaysWasTellsNothing() {
    assertThat(Verdict.of(history(Double.POSITIVE_INFINITY, 1, 1, 0.1, true), LIMITS, true).text())
        .startsWith("m collapsed by perplexity (100 → ∞, ×∞; limit ×3)");
    History always = new History();
    always.add(List.of(measured(Measure.HELD_OUT_PERPLEXITY, Double.POSITIVE_INFINITY)));
    assertThat(Verdict.of(always, LIMITS, true).text()).isEqualTo("m cannot be judged.");
    always.add(List.of(measured(Measure.TAIL_MASS, 0.1)));
    assertThat(Verdict.of(always, LIMITS, true).text())
        .startsWith("m held: it did not collapse by tail mass");
  }

  @Test
  void numbersCollapseByTheirVarianceAndRelationsByTheirError() {
    assertThat(Verdict.of(history(Measure.VARIANCE, 1, 0.8), LIMITS, true).text())
        .isEqualTo("m collapsed by variance (1 → 0.8, ×0.8; limit ×0.8).");
    assertThat(Verdict.of(history(Measure.VARIANCE, 1, 0.81), LIMITS, true).text())
        .startsWith("m held: it did not collapse by variance");
    assertThat(Verdict.of(history(Measure.TEST_ERROR, 0.25, 0.75), LIMITS, true).text())
        .startsWith("m collapsed by test error (0.25 → 0.75");
    assertThat(Verdict.of(history(Measure.TEST_ERROR, 0.25, 0.74), LIMITS, true).text())
        .startsWith("m held: it did not collapse by test error");
  }

  /** Perplexity that tells nothing, and one measure more. */
  private static History history(Measure measure, double first, double last) {
    History history = new History();
    for (double value : new double[] {first, last}) {
      history.add(
          List.of(
              measured(Measure.HELD_OUT_PERPLEXITY, Double.POSITIVE_INFINITY),
              measured(measure, value)));
    }
    return history;
  }

  @Test
  void modelThatWasNeverReleasedIsNotJudged() {
    History history = new History();
    history.add(List.of(measured(Measure.HUMAN_FRACTION, 1)));
    assertThat(Verdict.of(history, LIMITS, true).text()).isEqualTo("m was never released.");
  }

  @Test
  void historyKeepsTheFirstAndTheLastValue() {
    History history = new History();
    for (double value : new double[] {4, 9, 2}) {
      history.add(List.of(measured(Measure.ENTROPY, value)));
    }
    assertThat(history.models().get("m").get("entropy"))
        .isEqualTo(new History.FirstLast(4, 2))
        .extracting(History.FirstLast::ratio)
        .isEqualTo(0.5);
  }

  private static History history(
      double perplexity, double diversity, double vocabulary, double tail, boolean truthIsKnown) {
    Map<Measure, double[]> courses = new TreeMap<>();
    courses.put(Measure.HELD_OUT_PERPLEXITY, new double[] {100, perplexity});
    courses.put(Measure.DIVERSITY, new double[] {1, diversity});
    courses.put(Measure.DISTINCT_2, new double[] {1, diversity});
    courses.put(Measure.VOCABULARY_KEPT, new double[] {1, vocabulary});
    courses.put(Measure.TAIL_MASS, new double[] {0.1, tail});
    if (truthIsKnown) {
      courses.put(Measure.KL_TRUTH_MODEL, new double[] {1, 1});
    }
    History history = new History();
    for (int round = 0; round < 2; round++) {
      List<Measured> measurements = new ArrayList<>();
      int now = round;
      courses.forEach((measure, course) -> measurements.add(measured(measure, course[now])));
      history.add(measurements);
    }
    return history;
  }

  private static Measured measured(Measure measure, double value) {
    return new Measured("id", "m", 0, measure.id(), value, null);
  }
}
