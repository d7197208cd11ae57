package wellspring.dashboards.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import wellspring.model.measure.Measure;

/**
 * The comparison of several runs: one page that needs nothing else, and beside it a folder with the
 * figures as SVG, PDF and PNG and the figures' numbers as CSV.
 */
public final class ComparisonReport {
  private ComparisonReport() {}

  /**
   * Writes a comparison.
   *
   * @param runs at least two
   * @return what is to be said about it, if anything
   * @throws java.io.UncheckedIOException if a file cannot be written
   */
  public static List<String> write(List<RunStory> runs, ReportLocation place) {
    place.prepare();
    ChartWriter drawings = new ChartWriter(place.folder());
    List<Measure> measures =
        Stream.concat(
                runs.stream().flatMap(run -> run.headline().stream()).distinct(),
                whoWrites(runs).stream())
            .toList();
    List<ChartWriter.PageChart> charts =
        drawings.draw(
            measures.stream()
                .flatMap(measure -> RunCharts.courses(measure, runs).stream())
                .toList());
    ReportTables.measures(runs, measures, place);
    place.write(PageTemplates.render("comparison", new ComparisonPage(runs, measures, charts)));
    return drawings.remarks();
  }

  /** Where people come and go, their number tells more of a policy than any model does. */
  private static Optional<Measure> whoWrites(List<RunStory> runs) {
    boolean changing =
        runs.stream()
            .flatMap(run -> run.scenario().humans().values().stream())
            .anyMatch(cohort -> cohort.work().isPresent());
    return changing ? Optional.of(Measure.WRITERS) : Optional.empty();
  }
}
