package wellspring.dashboards.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import wellspring.agents.event.Measured;
import wellspring.dashboards.reading.Distributions;
import wellspring.dashboards.sweep.Table;
import wellspring.model.measure.Measure;

/**
 * The report of a run: one page that needs nothing else, and beside it a folder with the figures as
 * SVG and PNG and the tables as CSV.
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
    List<Measure> measures = new ArrayList<>(List.of(Measure.HUMAN_FRACTION));
    measures.addAll(Headlines.of(story.scenario(), story.measurements()));
    List<Drawings.Shown> courses =
        drawings.draw(
            measures.stream()
                .flatMap(measure -> RunCharts.course(measure, List.of(story)).stream())
                .toList());
    List<Drawings.Shown> spread =
        drawings.draw(last(story).map(RunCharts::spread).orElse(List.of()));
    writeTables(story, measures, place);
    place.write(Templates.render("run", new RunPage(story, measures, courses, spread)));
    return drawings.problem().map(problem -> List.of("No figures: " + problem)).orElse(List.of());
  }

  private static Optional<Distributions> last(RunStory story) {
    List<Distributions> all = story.texts().distributions();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  private static void writeTables(RunStory story, List<Measure> measures, Place place) {
    List<String> header = List.of("round", "model", "measure", "value", "predicted");
    try (Table table = new Table(place.folder().resolve("measures.csv"), header)) {
      for (Measured each : story.measurements()) {
        if (measures.stream().anyMatch(measure -> measure.id().equals(each.measure()))) {
          table.row(
              Arrays.asList(
                  each.round(), each.agent(), each.measure(), each.value(), each.predicted()));
        }
      }
    }
    if (story.texts().distributions().isEmpty()) {
      return;
    }
    List<String> ranks = List.of("round", "author", "rank", "frequency");
    try (Table table = new Table(place.folder().resolve("ranks.csv"), ranks)) {
      for (Distributions round : story.texts().distributions()) {
        round
            .ranks()
            .forEach(
                (author, points) ->
                    points.forEach(
                        point ->
                            table.row(
                                List.of(round.round(), author, point.rank(), point.frequency()))));
      }
    }
  }
}
