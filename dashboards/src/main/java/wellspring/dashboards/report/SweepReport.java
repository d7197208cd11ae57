package wellspring.dashboards.report;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import wellspring.dashboards.plot.MeasureNames;

/**
 * The report of a sweep: one page that needs nothing else. Its figures and tables stand in the
 * sweep's folder already.
 */
public final class SweepReport {
  private static final String OVER_ROUNDS = "-over-rounds-";
  private static final String MAP = "-map-";
  private static final int OTHERS_MAX = 4;
  private static final List<String> OTHERS =
      List.of(
          "held_out_perplexity",
          "facts_true",
          "diversity",
          "vocabulary_kept",
          "variance",
          "test_error",
          "distinct_2");

  private SweepReport() {}

  /**
   * Writes a report.
   *
   * @throws java.io.UncheckedIOException if a file cannot be read or written
   */
  public static void write(SweepStory story, ReportLocation place) {
    ChartWriter drawings = new ChartWriter(place.folder());
    String measure = story.measure();
    List<ChartWriter.PageChart> chosen =
        of(measure, story)
            .sorted(
                Comparator.comparing((Path file) -> kind(file))
                    .thenComparing(file -> model(file, story.scenario().modelNames())))
            .map(file -> shown(drawings, file, measure))
            .toList();
    List<ChartWriter.PageChart> others =
        OTHERS.stream()
            .filter(other -> !other.equals(measure) && of(other, story).findAny().isPresent())
            .limit(OTHERS_MAX)
            .flatMap(
                other ->
                    of(other, story)
                        .sorted(
                            Comparator.comparing(
                                file -> model(file, story.scenario().modelNames())))
                        .map(file -> shown(drawings, file, other)))
            .toList();
    place.write(PageTemplates.render("sweep", new SweepPage(story, chosen, others)));
  }

  /** The figures of a measure: of all models, or one for each. */
  private static Stream<Path> of(String measure, SweepStory story) {
    return story.figures().stream()
        .filter(file -> name(file).matches("\\Q" + measure + "\\E(-.*)?\\.svg"));
  }

  /** The whole first, then along the axis, then round by round. */
  private static int kind(Path file) {
    return name(file).contains(MAP) ? 0 : name(file).contains(OVER_ROUNDS) ? 2 : 1;
  }

  /** The place of the model in whose name a figure is. */
  private static int model(Path file, List<String> models) {
    String words = name(file).replace(".svg", "-").replaceAll("[, ]", "-");
    return IntStream.range(0, models.size())
        .filter(place -> words.contains("-" + models.get(place) + "-"))
        .findFirst()
        .orElse(models.size());
  }

  private static ChartWriter.PageChart shown(ChartWriter drawings, Path file, String measure) {
    String what = name(file).replace(".svg", "").substring(measure.length());
    String of =
        what.replace(OVER_ROUNDS, "").replace(MAP, "").replaceFirst("^-", "").replace('-', ' ');
    return drawings.shown(
        file,
        MeasureNames.title(measure) + (of.isEmpty() ? "" : " of " + of),
        switch (kind(file)) {
          case 0 -> "At the end of the runs, at each setting of both axes.";
          case 1 -> "At the end of the runs.";
          default -> "Round by round.";
        });
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }
}
