package wellspring.dashboards.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import wellspring.agents.event.CohortChanged;

/**
 * How many of those to whom writing is work wrote at first, and how many in the end.
 *
 * @param first in the first round
 * @param last after the last round
 */
record PeopleOutcome(long first, long last) {

  /** What became of them in a run; empty if writing is work to nobody. */
  static Optional<PeopleOutcome> of(RunStory run) {
    Map<String, Long> writers = new TreeMap<>();
    run.scenario()
        .humans()
        .forEach(
            (name, cohort) -> {
              if (cohort.work().isPresent()) {
                writers.put(name, (long) cohort.writersAtFirst());
              }
            });
    if (writers.isEmpty()) {
      return Optional.empty();
    }
    long first = sum(writers);
    for (CohortChanged change : run.people().changes()) {
      writers.computeIfPresent(change.agent(), (name, before) -> (long) change.writers());
    }
    return Optional.of(new PeopleOutcome(first, sum(writers)));
  }

  private static long sum(Map<String, Long> writers) {
    return writers.values().stream().mapToLong(Long::longValue).sum();
  }

  /** What became of them in some runs; nothing where none is about that. */
  static String words(List<RunStory> runs) {
    StringBuilder words = new StringBuilder();
    for (int run = 0; run < runs.size(); run++) {
      String where = runs.size() == 1 ? "" : " in " + LetterNames.of(run);
      of(runs.get(run)).ifPresent(outcome -> words.append(' ').append(outcome.words(where)));
    }
    return words.toString();
  }

  private String words(String where) {
    return first == last
        ? "As many people live by writing%s in the end as at first: %,d.".formatted(where, last)
        : "Of those who live by writing, %,d wrote%s at first, and %,d in the end."
            .formatted(first, where, last);
  }
}
