package wellspring.dashboards.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wellspring.agents.scenario.CollapseDefinition;
import wellspring.dashboards.verdict.Judgement.Outcome;
import wellspring.dashboards.verdict.ModelVerdict.Fate;
import wellspring.model.measure.Measure;

class DefinitionsTest {

  @ParameterizedTest
  @CsvSource({
    "CATASTROPHIC_RISK, HELD_OUT_PERPLEXITY, 4, 100, 400, CROSSED, 1, 400",
    "CATASTROPHIC_RISK, HELD_OUT_PERPLEXITY, 4, 100, 200, KEPT, 0.5, 400",
    "CATASTROPHIC_RISK, HELD_OUT_PERPLEXITY, 4, 100, 50, KEPT, 0, 400",
    "CATASTROPHIC_RISK, HELD_OUT_PERPLEXITY, 4, 100, Infinity, CROSSED, Infinity, 400",
    "LOST_VOCABULARY, VOCABULARY_KEPT, 0.25, 0.8, 0.4, KEPT, 0.5, 0.2",
    "LOST_VOCABULARY, VOCABULARY_KEPT, 0.25, 0.8, 0, CROSSED, Infinity, 0.2",
    "ANY_RISK, HELD_OUT_PERPLEXITY, 0.21, 100, 110, KEPT, 0.5, 121",
    "FALSEHOOD, FACTS_FALSE, 0.4, 0.1, 0.3, KEPT, 0.6666666667, 0.4",
    "FALSEHOOD, FACTS_FALSE, 0.4, 0.1, 0.5, CROSSED, 1.3333333333, 0.4",
    "FALSEHOOD, FACTS_FALSE, 0.4, 0.4, 0.5, NOT_JUDGED, 0, 0.4",
    "NOISE, ENTROPY, 2, 4, 4.3465735903, KEPT, 0.5, 4.6931471806",
  })
  void progressIsHowFarTheFigureHasGoneToTheLimit(
      CollapseDefinition definition,
      Measure measure,
      double limit,
      double first,
      double last,
      Outcome outcome,
      double progress,
      double limitValue) {
    double[] steady = IntStream.range(0, 20).mapToDouble(i -> first).toArray();
    double[] values = steady.clone();
    Arrays.fill(values, 10, 20, last);
    Judgement judgement =
        Judging.beside("collapse." + definition.key() + "=" + limit)
            .readsModels(20)
            .measured(measure, values, steady)
            .closed()
            .judgements()
            .stream()
            .filter(each -> each.definition() == definition)
            .findFirst()
            .orElseThrow();
    assertThat(judgement.outcome()).isEqualTo(outcome);
    assertThat(judgement.progress()).isEqualTo(progress, within(1e-9));
    assertThat(judgement.limitValue()).isEqualTo(limitValue, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({
    "HELD_OUT_PERPLEXITY, 100, 299.7, 'held: it did not collapse by perplexity (100 → 300; people only 100, ×2.997; limit ×3)'",
    "HELD_OUT_PERPLEXITY, 100, 300, 'collapsed by perplexity (100 → 300; people only 100, ×3; limit ×3)'",
    "DIVERSITY, 1, 0.80004, 'held: it did not collapse by diversity (1 → 0.8; people only 1, ×0.80004; limit ×0.8)'",
    "DIVERSITY, 1, 0.7996, 'collapsed by diversity (1 → 0.8; people only 1, ×0.7996; limit ×0.8)'",
    "FACTS_FALSE, 0.1, 0.249996, 'held: it did not collapse by false facts (0.1 → 0.249996; people only 0.1; limit 0.25)'",
  })
  void whatIsJudgedToDifferFromTheLimitIsToldSoThatItDiffers(
      Measure measure, double first, double last, String told) {
    double[] steady = IntStream.range(0, 20).mapToDouble(i -> first).toArray();
    double[] values = steady.clone();
    Arrays.fill(values, 1, 20, last);
    assertThat(Judging.beside().readsModels(20).measured(measure, values, steady).sentence())
        .isEqualTo("closed " + told + ".");
  }

  @Test
  void theSameRunCollapsesByOneDefinitionAndHoldsByAnother() {
    assertThat(
            Judging.alone("collapse.riskIncrease=0.05")
                .readsModels(10)
                .measured(
                    Measure.HELD_OUT_PERPLEXITY, 100, 102, 104, 106, 108, 110, 112, 114, 116, 118)
                .sentence())
        .startsWith(
            "closed collapsed by any rise of perplexity (100 → 117, ×1.17; limit ×1.05), not by"
                + " perplexity (100 → 117, ×1.17; limit ×3).");
  }

  @Test
  void riskThatStillRisesAtTheEndDiverges() {
    double[] rising =
        IntStream.range(0, 16).mapToDouble(i -> 4 + 0.5 * i + 0.01 * (i % 2)).toArray();
    double[] settled =
        IntStream.range(0, 16).mapToDouble(i -> Math.min(6, 4 + i) + i % 2).toArray();

    assertThat(trend(rising).sentence())
        .startsWith("closed collapsed by still rising cross-entropy (+0.5");
    assertThat(trend(settled).sentence()).startsWith("closed held: it did not collapse by still");
    assertThat(trend(1, 2, 3, 4, 5, 6).sentence()).startsWith("closed cannot be judged.");
  }

  @Test
  void aRiskThatRisesAsThatOfPeopleAloneDoesNotDiverge() {
    double[] rising =
        IntStream.range(0, 16).mapToDouble(i -> 4 + 0.5 * i + 0.01 * (i % 2)).toArray();
    double[] alike =
        IntStream.range(0, 16).mapToDouble(i -> 4 + 0.5 * i + 0.01 * (i % 3)).toArray();
    assertThat(
            Judging.beside("collapse.riskTrend=3")
                .readsModels(16)
                .measured(Measure.HELD_OUT_CROSS_ENTROPY, rising, alike)
                .closed()
                .fate())
        .isEqualTo(Fate.HELD);
  }

  private static ModelVerdict trend(double... crossEntropy) {
    return Judging.alone("collapse.riskTrend=3")
        .readsModels(crossEntropy.length)
        .measured(Measure.HELD_OUT_CROSS_ENTROPY, crossEntropy)
        .closed();
  }

  @Test
  void theTrendIsTheLeastSquaresLineOfTheLastHalf() {
    // By hand: 1, 3, 2, 4 has the slope 0.8 and residuals that square to 1.8.
    Trend trend = Trend.ofLastHalf(new double[] {9, 9, 9, 9, 1, 3, 2, 4}).orElseThrow();

    assertThat(trend.slope()).isCloseTo(0.8, within(1e-12));
    assertThat(trend.standardErrors()).isCloseTo(0.8 / StrictMath.sqrt(1.8 / 2 / 5), within(1e-12));
  }

  @Test
  void pairsTellOfDiversityWhereTheTruthIsUnknown() {
    assertThat(
            Judging.in("text", "language.path=.", "evaluation.control=none")
                .readsModels(6)
                .measured(Measure.DIVERSITY, 1, 1, 1, 0.1, 0.11, 0.1)
                .measured(Measure.DISTINCT_2, 0.8, 0.74, 0.68, 0.62, 0.56, 0.5)
                .sentence())
        .startsWith("closed collapsed by distinct pairs (0.8 → 0.529");
  }

  @Test
  void whatIsTrueNoLongerIsStaleAndNotFalse() {
    assertThat(
            Judging.alone()
                .readsModels(6)
                .measured(Measure.FACTS_FALSE, 0, 0.1, 0.1, 0.1, 0.1, 0.1)
                .measured(Measure.FACTS_OUTDATED, 0, 0.1, 0.2, 0.3, 0.4, 0.5)
                .sentence())
        .startsWith(
            "closed collapsed by outdated facts (0 → 0.45; limit 0.25), not by false facts (0 → 0.1;"
                + " limit 0.25).");
  }
}
