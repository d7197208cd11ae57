package wellspring.dashboards.report;

import java.util.List;
import java.util.Optional;
import wellspring.dashboards.reading.Distributions;
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
  public static List<String> write(RunStory story, Place place) {
    place.prepare();
    Drawings drawings = new Drawings(place.folder());
    List<Measure> measures = story.headline();
    List<Drawings.Shown> courses =
        drawings.draw(
            measures.stream()
                .flatMap(measure -> RunCharts.courses(measure, List.of(story)).stream())
                .toList());
    List<Drawings.Shown> spread =
        drawings.draw(last(story).map(round -> RunCharts.spread(story, round)).orElse(List.of()));
    Tables.measures(List.of(story), measures, place);
    Tables.ranks(story.texts().distributions(), place);
    place.write(Templates.render("run", new RunPage(story, measures, courses, spread)));
    return drawings.remarks();
  }

  private static Optional<Distributions> last(RunStory story) {
    List<Distributions> all = story.texts().distributions();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }
}
