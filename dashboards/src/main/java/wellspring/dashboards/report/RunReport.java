package wellspring.dashboards.report;

import java.util.List;
import java.util.Optional;
import wellspring.dashboards.document.RoundDistributions;
import wellspring.model.measure.Measure;

/**
 * The report of a run: one page that needs nothing else, and beside it a folder with the figures as
 * SVG, PDF and PNG and the tables as CSV.
 */
public final class RunReport {
  private RunReport() {}

  /**
   * Writes a report.
   *
   * @return what is to be said about it, if anything
   * @throws java.io.UncheckedIOException if a file cannot be written
   */
  public static List<String> write(RunStory story, ReportLocation place) {
    place.prepare();
    ChartWriter drawings = new ChartWriter(place.folder());
    List<Measure> measures = story.headline();
    List<ChartWriter.PageChart> courses =
        drawings.draw(
            measures.stream()
                .flatMap(measure -> RunCharts.courses(measure, List.of(story)).stream())
                .toList());
    List<ChartWriter.PageChart> fork =
        drawings.draw(ForkChart.of(story, measures).stream().toList());
    List<ChartWriter.PageChart> people = drawings.draw(PeopleCharts.of(story));
    List<ChartWriter.PageChart> spread =
        drawings.draw(last(story).map(round -> RunCharts.spread(story, round)).orElse(List.of()));
    ReportTables.measures(List.of(story), measures, place);
    ReportTables.ranks(story.texts().distributions(), place);
    place.write(
        PageTemplates.render("run", new RunPage(story, measures, courses, fork, people, spread)));
    return drawings.remarks();
  }

  private static Optional<RoundDistributions> last(RunStory story) {
    List<RoundDistributions> all = story.texts().distributions();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }
}
