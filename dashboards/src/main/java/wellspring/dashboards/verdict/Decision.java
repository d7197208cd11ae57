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
public record Decision(String model, Judgement judgement) {

  /** Of one model; empty if nothing can be said of it. */
  static Optional<Decision> of(ModelVerdict verdict) {
    return verdict.judgements().stream()
        .filter(judgement -> judgement.outcome() != Outcome.NOT_JUDGED)
        .map(judgement -> new Decision(verdict.model(), judgement))
        .reduce(Decision::stronger);
  }

  /** Of a run; empty if nothing can be said of any model. */
  public static Optional<Decision> of(List<ModelVerdict> verdicts) {
    return verdicts.stream().map(Decision::of).flatMap(Optional::stream).reduce(Decision::stronger);
  }

  /** Of two that say the same, the first. */
  private static Decision stronger(Decision first, Decision second) {
    return second.weighsMoreThan(first) ? second : first;
  }

  /** A collapse weighs more than a doubt, and a limit that can be drawn more than a trend. */
  private boolean weighsMoreThan(Decision other) {
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
