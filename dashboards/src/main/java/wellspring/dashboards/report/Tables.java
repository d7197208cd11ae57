package wellspring.dashboards.report;

import java.util.Arrays;
import java.util.List;
import wellspring.agents.event.Measured;
import wellspring.dashboards.reading.Distributions;
import wellspring.dashboards.sweep.Table;
import wellspring.model.measure.Measure;

/** The tables beside a report: the numbers behind its figures. */
final class Tables {
  private Tables() {}

  /** {@code measures.csv}: the measures that the report shows, of all rounds. */
  static void measures(List<RunStory> runs, List<Measure> measures, Place place) {
    List<String> ids = measures.stream().map(Measure::id).toList();
    List<String> header = List.of("run", "round", "model", "measure", "value", "predicted");
    try (Table table = new Table(place.folder().resolve("measures.csv"), header)) {
      for (RunStory run : runs) {
        for (Measured each : run.measurements()) {
          if (ids.contains(each.measure())) {
            table.row(
                Arrays.asList(
                    run.name(),
                    each.round(),
                    each.agent(),
                    each.measure(),
                    each.value(),
                    each.predicted()));
          }
        }
      }
    }
  }

  /** {@code ranks.csv}: how often the word of each rank is used. */
  static void ranks(List<Distributions> rounds, Place place) {
    if (rounds.stream().allMatch(round -> round.ranks().isEmpty())) {
      return;
    }
    List<String> header = List.of("round", "author", "rank", "frequency");
    try (Table table = new Table(place.folder().resolve("ranks.csv"), header)) {
      rounds.forEach(
          round ->
              round.ranks().forEach((author, ranks) -> add(table, round.round(), author, ranks)));
    }
  }

  private static void add(Table table, int round, String author, List<Distributions.Rank> ranks) {
    ranks.forEach(rank -> table.row(List.of(round, author, rank.rank(), rank.frequency())));
  }
}
