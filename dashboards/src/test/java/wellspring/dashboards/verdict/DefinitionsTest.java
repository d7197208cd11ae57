package wellspring.dashboards.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import wellspring.agents.event.Measured;
import wellspring.agents.scenario.CollapseDefinition;
import wellspring.agents.scenario.CollapseSpec;
import wellspring.model.measure.Measure;

class DefinitionsTest {

  @Test
  void theSameRunCollapsesByOneDefinitionAndHoldsByAnother() {
    History history = history(Measure.HELD_OUT_PERPLEXITY, 100, 105, 110);
    CollapseSpec both =
        new CollapseSpec(
            Map.of(CollapseDefinition.CATASTROPHIC_RISK, 3.0, CollapseDefinition.ANY_RISK, 0.05));

    assertThat(Verdict.of(history, both, true).text())
        .isEqualTo(
            "m collapsed by any rise of perplexity (100 → 110, ×1.1; limit ×1.05), not by"
                + " perplexity (100 → 110, ×1.1; limit ×3).");
  }

  @Test
  void aLimitOfZeroIsNotAskedOfGrowth() {
    CollapseSpec none =
        new CollapseSpec(
            Map.of(CollapseDefinition.ANY_RISK, 0.0, CollapseDefinition.DIVERGING_RISK, 0.0));

    assertThat(Verdict.of(history(Measure.HELD_OUT_PERPLEXITY, 1, 9), none, true).text())
        .isEqualTo("m cannot be judged.");
  }

  @Test
  void riskThatStillRisesAtTheEndDiverges() {
    double[] rising =
        IntStream.range(0, 16).mapToDouble(i -> 4 + 0.5 * i + 0.01 * (i % 2)).toArray();
    double[] settled =
        IntStream.range(0, 16).mapToDouble(i -> Math.min(6, 4 + i) + i % 2).toArray();

    assertThat(trend(rising).text()).startsWith("m collapsed by still rising cross-entropy (+0.5");
    assertThat(trend(settled).text()).startsWith("m held: it did not collapse by still rising");
    assertThat(trend(1, 2, 3, 4, 5, 6).text()).isEqualTo("m cannot be judged.");
  }

  private static Verdict trend(double... crossEntropy) {
    return Verdict.of(
        history(Measure.HELD_OUT_CROSS_ENTROPY, crossEntropy),
        new CollapseSpec(Map.of(CollapseDefinition.DIVERGING_RISK, 3.0)),
        true);
  }

  @Test
  void theTrendIsTheLeastSquaresLineOfTheLastHalf() {
    // By hand: 1, 3, 2, 4 has the slope 0.8 and residuals that square to 1.8.
    Trend trend = Trend.ofLastHalf(List.of(9.0, 9.0, 9.0, 9.0, 1.0, 3.0, 2.0, 4.0)).orElseThrow();

    assertThat(trend.slope()).isCloseTo(0.8, within(1e-12));
    assertThat(trend.standardErrors()).isCloseTo(0.8 / StrictMath.sqrt(1.8 / 2 / 5), within(1e-12));
  }

  @Test
  void numbersCollapseByTheirVarianceAndTheirTestError() {
    History points = history(Measure.VARIANCE, 0.99, 0.1);
    History answers = history(Measure.TEST_ERROR, 0.1, 1);
    CollapseSpec limits = new CollapseSpec(3, 0.8, 0.5, 0.5);

    assertThat(Verdict.of(points, limits, true).text())
        .isEqualTo("m collapsed by variance (0.99 → 0.1, ×0.101; limit ×0.8).");
    assertThat(Verdict.of(answers, limits, true).text())
        .isEqualTo("m collapsed by test error (0.1 → 1, ×10; limit ×3).");
  }

  @Test
  void whatIsTrueNoLongerIsStaleAndNotFalse() {
    CollapseSpec collapse =
        new CollapseSpec(
            Map.of(CollapseDefinition.FALSEHOOD, 0.25, CollapseDefinition.STALENESS, 0.25));
    History history = history(Measure.FACTS_FALSE, 0, 0.1);
    history(history, Measure.FACTS_OUTDATED, 0, 0.5);

    assertThat(Verdict.of(history, collapse, true).text())
        .isEqualTo(
            "m collapsed by outdated facts (0 → 0.5; limit 0.25), not by false facts (0 → 0.1;"
                + " limit 0.25).");
  }

  @Test
  void falseFactsAndErrorsAreJudgedByTheirLastLevel() {
    CollapseSpec limits =
        new CollapseSpec(
            Map.of(CollapseDefinition.FALSEHOOD, 0.25, CollapseDefinition.ERRORS, 0.1));
    History history = history(Measure.FACTS_FALSE, 0, 0.3);
    history(history, Measure.ERROR_RATE, 0.2, 0.05);

    assertThat(Verdict.of(history, limits, true).text())
        .isEqualTo(
            "m collapsed by false facts (0 → 0.3; limit 0.25), not by error rate (0.2 → 0.05;"
                + " limit 0.1).");
  }

  @Test
  void aFigureThatTheLastRoundLacksIsNotJudged() {
    History history = history(Measure.HELD_OUT_PERPLEXITY, 100, 100, 100);
    history(history, Measure.VOCABULARY_KEPT, 1, 0.1);

    assertThat(Verdict.of(history, new CollapseSpec(3, 0.8, 0.5, 0.5), true).text())
        .startsWith("m held")
        .doesNotContain("vocabulary");
  }

  private static History history(Measure measure, double... values) {
    History history = new History();
    history(history, measure, values);
    return history;
  }

  private static void history(History history, Measure measure, double... values) {
    for (int round = 0; round < values.length; round++) {
      history.add(List.of(new Measured("id", "m", round, measure.id(), values[round], null)));
    }
  }
}
