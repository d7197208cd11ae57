package wellspring.infra.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import wellspring.agents.event.CohortChanged;
import wellspring.agents.scenario.Scenario;
import wellspring.dashboards.page.ClosedRound;

/** Says when the last writer of a cohort has left, and when there is one again; each time once. */
final class SilentCohorts {
  private final Map<String, Integer> writers = new HashMap<>();
  private final Set<String> silent = new HashSet<>();

  SilentCohorts(Scenario scenario) {
    scenario.humans().forEach((name, spec) -> writers.put(name, spec.writersAtFirst()));
  }

  /** What there is to say after a round, in sentences. */
  List<String> after(ClosedRound round) {
    List<String> sentences = new ArrayList<>();
    for (CohortChanged change : round.society().changes()) {
      String cohort = change.agent();
      int before = writers.getOrDefault(cohort, 0);
      writers.put(cohort, change.writers());
      if (change.writers() == 0 && before > 0) {
        silent.add(cohort);
        sentences.add(
            "After round %d nobody of %s writes any more.".formatted(round.round(), cohort));
      } else if (change.writers() > 0 && silent.remove(cohort)) {
        sentences.add(
            "After round %d somebody of %s writes again.".formatted(round.round(), cohort));
      }
    }
    return sentences;
  }
}
