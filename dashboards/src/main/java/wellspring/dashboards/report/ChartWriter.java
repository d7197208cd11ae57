package wellspring.dashboards.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wellspring.dashboards.plot.FigureFiles;
import wellspring.model.file.FileFault;

/** Draws charts into a folder, and hands them on for a page. */
final class ChartWriter {
  private final Path folder;
  private int drawn;
  private Optional<String> problem = Optional.empty();

  ChartWriter(Path folder) {
    this.folder = folder;
  }

  /**
   * A chart as it stands in a page.
   *
   * @param svg to be put into the page as it is
   * @param title what is seen, for those who do not see
   */
  record PageChart(String svg, String title, String caption) {}

  /** Draws charts; none on a machine that cannot draw. */
  List<PageChart> draw(List<ReportChart> charts) {
    List<PageChart> shown = new ArrayList<>();
    for (ReportChart chart : charts) {
      if (problem.isEmpty()) {
        problem = FigureFiles.writeFlat(chart.figure(), folder, chart.name());
      }
      if (problem.isEmpty()) {
        Path file = folder.resolve(chart.name() + ".svg");
        shown.add(shown(file, chart.figure().text().title(), chart.caption()));
      }
    }
    return shown;
  }

  /** A figure that was drawn before. */
  PageChart shown(Path file, String title, String caption) {
    drawn++;
    try {
      return new PageChart(inline(Files.readString(file), "f" + drawn), title, caption);
    } catch (IOException e) {
      throw FileFault.cannot("read", file, e);
    }
  }

  /** Why there are no figures, if there are none. */
  List<String> remarks() {
    return problem.map(why -> List.of("No figures: " + why)).orElse(List.of());
  }

  /** Without the prolog, and with names of its own, as several figures stand in one page. */
  private static String inline(String svg, String prefix) {
    return svg.substring(svg.indexOf("<svg"))
        .replace("id='w", "id='" + prefix + "w")
        .replace("url(#w", "url(#" + prefix + "w")
        .strip();
  }
}
