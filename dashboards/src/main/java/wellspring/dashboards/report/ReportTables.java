package wellspring.dashboards.report;

import java.util.Arrays;
import java.util.List;
import wellspring.agents.event.ModelMeasured;
import wellspring.dashboards.document.RoundDistributions;
import wellspring.dashboards.sweep.CsvTable;
import wellspring.model.measure.Measure;

/** The tables beside a report: the numbers behind its figures. */
final class ReportTables {
  private ReportTables() {}

  /** {@code measures.csv}: the measures that the report shows, of all rounds. */
  static void measures(List<RunStory> runs, List<Measure> measures, ReportLocation place) {
    List<String> ids = measures.stream().map(Measure::id).toList();
    List<String> header = List.of("run", "round", "model", "measure", "value", "predicted");
    try (CsvTable table = new CsvTable(place.folder().resolve("measures.csv"), header)) {
      for (RunStory run : runs) {
        for (ModelMeasured each : run.measurements()) {
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
  static void ranks(List<RoundDistributions> rounds, ReportLocation place) {
    if (rounds.stream().allMatch(round -> round.ranks().isEmpty())) {
      return;
    }
    List<String> header = List.of("round", "author", "rank", "frequency");
    try (CsvTable table = new CsvTable(place.folder().resolve("ranks.csv"), header)) {
      rounds.forEach(
          round ->
              round.ranks().forEach((author, ranks) -> add(table, round.round(), author, ranks)));
    }
  }

  private static void add(
      CsvTable table, int round, String author, List<RoundDistributions.RankFrequency> ranks) {
    ranks.forEach(rank -> table.row(List.of(round, author, rank.rank(), rank.frequency())));
  }
}
