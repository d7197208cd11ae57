package wellspring.dashboards.terminal;

import java.util.Collection;
import java.util.TreeMap;
import wellspring.agents.event.CohortChanged;
import wellspring.agents.scenario.Scenario;

/** How many people write, as rounds go by. */
final class WriterCount {
  private final TreeMap<String, Integer> writers = new TreeMap<>();
  private final boolean changes;

  WriterCount(Scenario scenario) {
    scenario.humans().forEach((cohort, spec) -> writers.put(cohort, spec.writersAtFirst()));
    changes = scenario.humans().values().stream().anyMatch(spec -> spec.work().isPresent());
  }

  /** Whether people come and go at all. */
  boolean changes() {
    return changes;
  }

  /** How many of all cohorts go on to write after a round. */
  long after(Collection<CohortChanged> round) {
    round.forEach(change -> writers.put(change.agent(), change.writers()));
    return writers.values().stream().mapToLong(Integer::longValue).sum();
  }
}
