package wellspring.dashboards.page;

import java.util.Map;
import wellspring.dashboards.verdict.DecidingJudgement;
import wellspring.dashboards.verdict.Verdict;

/**
 * What the verdict on a run would be now; the components are the message's keys.
 *
 * @param models by name
 * @param decision the model whose verdict decides what is said of the run; null if there is none
 */
record VerdictCard(Map<String, JudgedCard> models, String decision) {
  static VerdictCard of(Verdict verdict) {
    return new VerdictCard(
        JudgedCard.of(verdict),
        DecidingJudgement.of(verdict.models()).map(DecidingJudgement::model).orElse(null));
  }
}
