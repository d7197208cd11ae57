package wellspring.dashboards.report;

import java.util.List;

/**
 * The brief for people who never read a log: at most two pages, without jargon, with one figure.
 */
public final class PolicyBrief {
  private PolicyBrief() {}

  /**
   * Writes the brief of one run, or of several.
   *
   * @return what is to be said about it, if anything
   * @throws java.io.UncheckedIOException if a file cannot be written
   */
  public static List<String> ofRuns(List<RunStory> runs, ReportLocation place) {
    return write(RunBrief.of(runs), place);
  }

  /**
   * Writes the brief of a sweep.
   *
   * @return what is to be said about it, if anything
   * @throws java.io.UncheckedIOException if a file cannot be written
   */
  public static List<String> ofSweep(SweepStory sweep, ReportLocation place) {
    return write(SweepBrief.of(sweep), place);
  }

  private static List<String> write(BriefContent brief, ReportLocation place) {
    place.prepare();
    ChartWriter drawings = new ChartWriter(place.folder());
    List<ReportChart> charts =
        brief.figure().hasPoints()
            ? List.of(new ReportChart("figure", brief.figure(), ""))
            : List.of();
    place.write(
        PageTemplates.render(
            "brief",
            new BriefPage(
                brief,
                drawings.draw(charts),
                PageTemplates.text("report.css"),
                PageTemplates.text("brief.css"))));
    return drawings.remarks();
  }

  /** What stands in the page; the template takes each part by its name. */
  private record BriefPage(
      BriefContent brief, List<ChartWriter.PageChart> charts, String css, String own) {}
}
