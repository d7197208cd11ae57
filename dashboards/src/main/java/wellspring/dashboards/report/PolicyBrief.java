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
  public static List<String> ofRuns(List<RunStory> runs, Place place) {
    return write(RunBrief.of(runs), place);
  }

  /**
   * Writes the brief of a sweep.
   *
   * @return what is to be said about it, if anything
   * @throws java.io.UncheckedIOException if a file cannot be written
   */
  public static List<String> ofSweep(SweepStory sweep, Place place) {
    return write(SweepBrief.of(sweep), place);
  }

  private static List<String> write(Brief brief, Place place) {
    place.prepare();
    Drawings drawings = new Drawings(place.folder());
    List<Chart> charts =
        brief.figure().hasPoints() ? List.of(new Chart("figure", brief.figure(), "")) : List.of();
    place.write(
        Templates.render(
            "brief",
            new Page(
                brief,
                drawings.draw(charts),
                Templates.text("report.css"),
                Templates.text("brief.css"))));
    return drawings.remarks();
  }

  /** What stands in the page; the template takes each part by its name. */
  private record Page(Brief brief, List<Drawings.Shown> charts, String css, String own) {}
}
