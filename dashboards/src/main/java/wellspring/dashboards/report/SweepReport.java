package wellspring.dashboards.report;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import wellspring.dashboards.plot.MeasureNames;

/**
 * The report of a sweep: one page that needs nothing else. Its figures and tables stand in the
 * sweep's folder already.
 */
public final class SweepReport {
  private static final String OVER_ROUNDS = "-over-rounds-";
  private static final int OTHERS_MAX = 4;
  private static final List<String> OTHERS =
      List.of(
          "held_out_perplexity.svg",
          "facts_true.svg",
          "diversity.svg",
          "vocabulary_kept.svg",
          "variance.svg",
          "test_error.svg",
          "distinct_2.svg");

  private SweepReport() {}

  /**
   * Writes a report.
   *
   * @throws java.io.UncheckedIOException if a file cannot be read or written
   */
  public static void write(SweepStory story, Place place) {
    Drawings drawings = new Drawings(place.folder());
    String measure = story.measure();
    List<Drawings.Shown> chosen =
        story.figures().stream()
            .filter(file -> name(file).matches("\\Q" + measure + "\\E(-.*)?\\.svg"))
            .sorted(Comparator.comparing(file -> name(file).contains(OVER_ROUNDS)))
            .map(file -> shown(drawings, file, measure))
            .toList();
    List<Drawings.Shown> others =
        story.figures().stream()
            .filter(file -> OTHERS.contains(name(file)) && !name(file).equals(measure + ".svg"))
            .limit(OTHERS_MAX)
            .map(file -> shown(drawings, file, name(file).replace(".svg", "")))
            .toList();
    place.write(Templates.render("sweep", new SweepPage(story, chosen, others)));
  }

  private static Drawings.Shown shown(Drawings drawings, Path file, String measure) {
    String title = MeasureNames.title(measure);
    return drawings.shown(
        file,
        title,
        name(file).contains(OVER_ROUNDS) ? "Round by round." : "At the end of the runs.");
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }
}
