package wellspring.dashboards.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import wellspring.dashboards.plot.Figure;
import wellspring.dashboards.plot.FigureFiles;

/** The folder of a sweep's figures. What cannot be drawn is left out and said once. */
final class FigureFolder {
  /** More curves than this cannot be told apart. */
  private static final int LINES_MAX = 8;

  private final Path folder;
  private final Set<String> remarks = new LinkedHashSet<>();
  private boolean canDraw = true;
  private final String inDetail;
  private int written;

  /**
   * A folder.
   *
   * @param inDetail the measure whose figures are wanted as PNG too
   */
  FigureFolder(Path folder, String inDetail) {
    this.folder = folder;
    this.inDetail = inDetail;
  }

  /** Draws a measure of all models in one figure if that can be read, else in one for each. */
  void write(SweepFigures drawer, List<Summary> models, List<Crossing> crossings) {
    String measure = models.get(0).panel().measure();
    Figure figure = drawer.of(models, crossings);
    if (figure.lines().size() <= LINES_MAX || models.size() == 1) {
      write(figure, measure);
      return;
    }
    for (Summary model : models) {
      String agent = model.panel().agent();
      List<Crossing> own = crossings.stream().filter(each -> each.agent().equals(agent)).toList();
      write(drawer.of(List.of(model), own), measure + "-" + agent);
    }
  }

  /** Draws a figure; of too many curves, the first ones. */
  void write(Figure figure, String name) {
    if (!canDraw) {
      return;
    }
    if (!figure.hasPoints()) {
      remarks.add("%s is infinite everywhere: there is no figure of it.".formatted(name));
      return;
    }
    if (figure.lines().size() > LINES_MAX) {
      remarks.add(
          "Of the %d curves in %s the first %d are drawn; summary.csv has all."
              .formatted(figure.lines().size(), name, LINES_MAX));
    }
    boolean detailed = name.equals(inDetail) || name.startsWith(inDetail + "-");
    FigureFiles.write(figure.first(LINES_MAX), folder, name.replaceAll("[^\\w.=-]+", "-"), detailed)
        .ifPresentOrElse(
            problem -> {
              canDraw = false;
              remarks.add("No figures: " + problem);
            },
            () -> written++);
  }

  /** What is to be said of the figures. */
  List<String> remarks() {
    List<String> all = new ArrayList<>(remarks);
    if (written > 0) {
      all.add("%d figures in %s; those of %s also as PNG".formatted(written, folder, inDetail));
    }
    return all;
  }
}
