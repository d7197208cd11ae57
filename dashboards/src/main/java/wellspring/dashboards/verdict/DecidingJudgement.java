package wellspring.dashboards.verdict;

import java.util.List;
import java.util.Optional;
import wellspring.dashboards.verdict.Judgement.Outcome;

/**
 * What decides a verdict: of all that definitions say of models, what is farthest beyond its limit;
 * where nothing is, what is nearest to it.
 *
 * @param model of which model
 * @param judgement what a definition says of it
 */
public record DecidingJudgement(String model, Judgement judgement) {

  /** Of one model; empty if nothing can be said of it. */
  static Optional<DecidingJudgement> of(ModelVerdict verdict) {
    return verdict.judgements().stream()
        .filter(judgement -> judgement.outcome() != Outcome.NOT_JUDGED)
        .map(judgement -> new DecidingJudgement(verdict.model(), judgement))
        .reduce(DecidingJudgement::stronger);
  }

  /** Of a run; empty if nothing can be said of any model. */
  public static Optional<DecidingJudgement> of(List<ModelVerdict> verdicts) {
    return verdicts.stream()
        .map(DecidingJudgement::of)
        .flatMap(Optional::stream)
        .reduce(DecidingJudgement::stronger);
  }

  /** Of two that say the same, the first. */
  private static DecidingJudgement stronger(DecidingJudgement first, DecidingJudgement second) {
    return second.weighsMoreThan(first) ? second : first;
  }

  /** A collapse weighs more than a doubt, and a limit that can be drawn more than a trend. */
  private boolean weighsMoreThan(DecidingJudgement other) {
    Outcome outcome = judgement.outcome();
    Outcome otherOutcome = other.judgement.outcome();
    if (outcome != otherOutcome) {
      return outcome.compareTo(otherOutcome) < 0;
    } else if (isDrawn() != other.isDrawn()) {
      return isDrawn();
    }
    return judgement.progress() > other.judgement.progress();
  }

  private boolean isDrawn() {
    return Double.isFinite(judgement.limitValue());
  }
}
