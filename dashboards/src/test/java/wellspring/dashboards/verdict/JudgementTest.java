package wellspring.dashboards.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wellspring.agents.event.Measured;
import wellspring.agents.scenario.CollapseDefinition;
import wellspring.agents.scenario.CollapseSpec;
import wellspring.model.measure.Measure;

class JudgementTest {

  @ParameterizedTest
  @CsvSource({
    "CATASTROPHIC_RISK, HELD_OUT_PERPLEXITY, 4, 100, 400, true, 1",
    "CATASTROPHIC_RISK, HELD_OUT_PERPLEXITY, 4, 100, 200, false, 0.5",
    "CATASTROPHIC_RISK, HELD_OUT_PERPLEXITY, 4, 100, 50, false, 0",
    "CATASTROPHIC_RISK, HELD_OUT_PERPLEXITY, 4, 100, Infinity, true, Infinity",
    "LOST_TAIL, TAIL_MASS, 0.25, 0.2, 0.1, false, 0.5",
    "LOST_TAIL, TAIL_MASS, 0.25, 0.2, 0, true, Infinity",
    "ANY_RISK, HELD_OUT_PERPLEXITY, 0.2, 100, 110, false, 0.5",
    "FALSEHOOD, FACTS_FALSE, 0.4, 0.1, 0.3, false, 0.75",
    "ERRORS, ERROR_RATE, 0.5, 0, 0.5, true, 1",
  })
  void progressIsHowFarTheFigureHasGoneToTheLimit(
      CollapseDefinition definition,
      Measure measure,
      double limit,
      double first,
      double last,
      boolean collapsed,
      double progress) {
    Judgement judgement = only(definition, limit, history(measure, first, last));
    assertThat(judgement.definition()).isEqualTo(definition);
    assertThat(judgement.collapsed()).isEqualTo(collapsed);
    assertThat(judgement.progress()).isEqualTo(progress, within(1e-9));
  }

  @Test
  void aRiskThatStillRisesIsToldByItsStandardErrors() {
    double[] rising = IntStream.range(0, 20).mapToDouble(i -> i + 0.1 * (i % 2)).toArray();
    Judgement judgement =
        only(CollapseDefinition.DIVERGING_RISK, 2, history(Measure.HELD_OUT_CROSS_ENTROPY, rising));
    assertThat(judgement.collapsed()).isTrue();
    assertThat(judgement.progress()).isGreaterThan(1);
  }

  @Test
  void itSaysTheSameAsTheVerdict() {
    History history = history(Measure.VOCABULARY_KEPT, 1, 0.4);
    CollapseSpec limits = new CollapseSpec(3, 0.8, 0.5, 0.5);
    assertThat(Judgement.of(history, limits, true).get("m"))
        .containsExactly(
            new Judgement(CollapseDefinition.LOST_VOCABULARY, true, Math.log(0.4) / Math.log(0.5)));
    assertThat(Verdict.of(history, limits, true).text()).startsWith("m collapsed by vocabulary");
  }

  private static Judgement only(CollapseDefinition definition, double limit, History history) {
    List<Judgement> found =
        Judgement.of(history, new CollapseSpec(Map.of(definition, limit)), true).get("m");
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static History history(Measure measure, double... values) {
    History history = new History();
    for (int round = 0; round < values.length; round++) {
      history.add(List.of(new Measured("", "m", round, measure.id(), values[round], null)));
    }
    return history;
  }
}
