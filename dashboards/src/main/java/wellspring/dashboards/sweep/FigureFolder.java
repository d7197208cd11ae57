package wellspring.dashboards.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import wellspring.dashboards.plot.CurveFigure;
import wellspring.dashboards.plot.FigureFiles;
import wellspring.dashboards.plot.HeatMap;

/** The folder of a sweep's figures. What cannot be drawn is left out and said once. */
final class FigureFolder {
  /** More curves of several models than this are drawn in a figure for each model. */
  private static final int TOGETHER_MAX = 8;

  private final Path folder;
  private final Set<String> remarks = new LinkedHashSet<>();
  private final Set<String> names = new HashSet<>();
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

  /**
   * Draws a measure of all models in one figure if each has one curve and that can be read, else in
   * one for each.
   */
  void write(SweepFigures drawer, List<PanelSummary> models, List<LevelCrossing> crossings) {
    String measure = models.get(0).panel().measure();
    if (models.size() <= TOGETHER_MAX && !drawer.tellsSettingsApart()) {
      write(drawer.of(models, crossings), measure);
      return;
    }
    for (PanelSummary model : models) {
      String agent = model.panel().agent();
      List<LevelCrossing> own =
          crossings.stream().filter(each -> each.agent().equals(agent)).toList();
      write(drawer.of(List.of(model), own), measure + "-" + agent);
    }
  }

  /** Draws a figure. */
  void write(CurveFigure figure, String name) {
    if (!figure.hasPoints()) {
      remarks.add(
          "%s has no finite value at the settings: there is no figure of it.".formatted(name));
      return;
    }
    if (figure.lines().size() > CurveFigure.LINES_MAX) {
      remarks.add(
          "Of the %d curves in %s the first %d are drawn; summary.csv has all."
              .formatted(figure.lines().size(), name, CurveFigure.LINES_MAX));
    }
    CurveFigure drawn = figure.first(CurveFigure.LINES_MAX, "summary.csv");
    write(name, file -> FigureFiles.write(drawn, folder, file, isDetailed(name)));
  }

  /** Draws a map, beside the curves. */
  void write(HeatMap map, String name) {
    if (map.hasValues()) {
      write(name, file -> FigureFiles.write(map, folder, file, isDetailed(name)));
    }
  }

  private boolean isDetailed(String name) {
    return name.equals(inDetail) || name.startsWith(inDetail + "-");
  }

  private void write(String name, Function<String, Optional<String>> draw) {
    if (!canDraw) {
      return;
    }
    draw.apply(fileName(name))
        .ifPresentOrElse(
            problem -> {
              canDraw = false;
              remarks.add("No figures: " + problem);
            },
            () -> written++);
  }

  /** A name that any disk takes, and that no other figure has. */
  private String fileName(String name) {
    String plain = name.replaceAll("[^\\w.=-]+", "-");
    String own = plain;
    for (int number = 2; !names.add(own); number++) {
      own = plain + "-" + number;
    }
    return own;
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
