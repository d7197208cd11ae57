package wellspring.dashboards.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import wellspring.agents.scenario.CollapseDefinition;
import wellspring.dashboards.verdict.Judgement.Outcome;
import wellspring.dashboards.verdict.ModelVerdict.Fate;
import wellspring.model.measure.Measure;

class DecidingJudgementTest {
  private static final double TREND = Double.NaN;

  @Test
  void whatIsFarthestBeyondItsLimitDecides() {
    assertThat(
            decides(
                verdict("a", judgement(CollapseDefinition.LOST_TAIL, Outcome.CROSSED, 1.2)),
                verdict(
                    "b",
                    judgement(CollapseDefinition.LOST_DIVERSITY, Outcome.KEPT, 0.99),
                    judgement(CollapseDefinition.CATASTROPHIC_RISK, Outcome.CROSSED, 2))))
        .isEqualTo("b CATASTROPHIC_RISK");
  }

  @Test
  void whereNothingCollapsedWhatIsNearestToItsLimitDecides() {
    assertThat(
            decides(
                verdict("a", judgement(CollapseDefinition.LOST_TAIL, Outcome.KEPT, 0.4)),
                verdict("b", judgement(CollapseDefinition.NOISE, Outcome.KEPT, 0.7)),
                verdict("c", judgement(CollapseDefinition.NOISE, Outcome.NOT_JUDGED, 9))))
        .isEqualTo("b NOISE");
  }

  @Test
  void aDoubtWeighsLessThanACollapseAndATrendLessThanALimitThatCanBeDrawn() {
    assertThat(
            decides(
                verdict("a", judgement(CollapseDefinition.LOST_TAIL, Outcome.UNDECIDED, 50)),
                verdict(
                    "b",
                    judgement(CollapseDefinition.DIVERGING_RISK, Outcome.CROSSED, 40, TREND),
                    judgement(CollapseDefinition.LOST_TAIL, Outcome.CROSSED, 1))))
        .isEqualTo("b LOST_TAIL");
    assertThat(
            decides(
                verdict("a", judgement(CollapseDefinition.LOST_TAIL, Outcome.KEPT, 0.99)),
                verdict("b", judgement(CollapseDefinition.LOST_TAIL, Outcome.UNDECIDED, 1.1))))
        .isEqualTo("b LOST_TAIL");
  }

  @Test
  void controlsDecideNothing() {
    assertThat(DecidingJudgement.of(List.of(verdict("open")))).isEmpty();
  }

  private static String decides(ModelVerdict... verdicts) {
    return DecidingJudgement.of(List.of(verdicts))
        .map(decision -> decision.model() + " " + decision.judgement().definition())
        .orElseThrow();
  }

  private static ModelVerdict verdict(String model, Judgement... judgements) {
    return new ModelVerdict(model, Fate.HELD, model, List.of(judgements));
  }

  private static Judgement judgement(
      CollapseDefinition definition, Outcome outcome, double progress) {
    return judgement(definition, outcome, progress, 3);
  }

  private static Judgement judgement(
      CollapseDefinition definition, Outcome outcome, double progress, double limitValue) {
    return new Judgement(
        definition,
        Measure.HELD_OUT_PERPLEXITY,
        outcome,
        1,
        2,
        1,
        3,
        limitValue,
        progress,
        0,
        null,
        "");
  }
}
