package wellspring.dashboards.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import wellspring.agents.sweep.AxisPlaces;
import wellspring.dashboards.plot.CurveFigure;
import wellspring.dashboards.plot.MeasureNames;
import wellspring.dashboards.plot.PlotScale;
import wellspring.model.statistics.Interval;
import wellspring.model.statistics.Statistic;
import wellspring.model.statistics.Threshold;
import wellspring.model.text.CountPhrase;

/**
 * The figures of a sweep: a measure at the end of the runs, drawn along the axis, a curve for each
 * model and each setting of the other axes.
 *
 * @param request what the figures are about
 * @param axes what was varied
 */
record SweepFigures(SweepAnalysis.Request request, FigureAxes axes) {

  private Statistic statistic() {
    return request.question().statistic();
  }

  /** Whether curves of a model are told apart by the settings of other axes. */
  boolean tellsSettingsApart() {
    return axes.along().isPresent() && axes.names().size() > 1;
  }

  /**
   * The figure of some models' panels of the same measure.
   *
   * @param crossings where the curves cross a level, in the order of the curves; empty if nobody
   *     asked
   */
  CurveFigure of(List<PanelSummary> summaries, List<LevelCrossing> crossings) {
    PlotScale scale = scale(summaries);
    List<CurveFigure.Curve> lines = new ArrayList<>();
    for (PanelSummary summary : summaries) {
      lines.addAll(lines(summary, scale));
    }
    List<CurveFigure.ReferenceLevel> references = controls(summaries);
    references.addAll(levels(crossings));
    return new CurveFigure(text(summaries), scale, lines, references, marks(crossings));
  }

  private PlotScale scale(List<PanelSummary> summaries) {
    List<PanelSummary.CellSummary> lines =
        summaries.stream().flatMap(s -> s.contenders().stream()).toList();
    return axes.along().isPresent()
        ? PlotScale.suiting(
            lines.stream().mapToDouble(line -> axes.place(line.cell().setting())).toArray())
        : new PlotScale.Named(
            lines.stream()
                .map(line -> String.join(", ", line.cell().setting()))
                .distinct()
                .toList());
  }

  private double place(ReplicaCell cell, PlotScale scale) {
    return scale instanceof PlotScale.Named named
        ? named.names().indexOf(String.join(", ", cell.setting()))
        : axes.place(cell.setting());
  }

  /** A curve of a model has its name and colour; of curves of one model, each its setting's. */
  private List<CurveFigure.Curve> lines(PanelSummary summary, PlotScale scale) {
    Map<String, List<CurveFigure.CurvePoint>> curves = new LinkedHashMap<>();
    for (PanelSummary.CellSummary line : summary.contenders()) {
      String others = axes.along().isPresent() ? axes.othersText(line.cell().setting()) : "";
      String name = summary.panel().agent() + (others.isEmpty() ? "" : ", " + others);
      ReplicaEstimate estimate = line.of(statistic());
      curves
          .computeIfAbsent(name, key -> new ArrayList<>())
          .add(
              new CurveFigure.CurvePoint(
                  place(line.cell(), scale),
                  estimate.value(),
                  estimate.interval(),
                  line.cell().predicted(statistic())));
    }
    List<CurveFigure.Curve> lines = new ArrayList<>();
    int model = request.place(summary.panel().agent());
    curves.forEach(
        (name, points) ->
            lines.add(
                tellsSettingsApart()
                    ? new CurveFigure.Curve(
                        name, CurveFigure.CurveKind.SETTING, lines.size(), sorted(points))
                    : new CurveFigure.Curve(
                        name, CurveFigure.CurveKind.MODEL, model, sorted(points))));
    return lines;
  }

  private static List<CurveFigure.CurvePoint> sorted(List<CurveFigure.CurvePoint> points) {
    return points.stream().sorted(Comparator.comparingDouble(CurveFigure.CurvePoint::x)).toList();
  }

  /** The controls that differ from all others. */
  private List<CurveFigure.ReferenceLevel> controls(List<PanelSummary> summaries) {
    List<CurveFigure.ReferenceLevel> references = new ArrayList<>();
    for (PanelSummary summary : summaries) {
      for (PanelSummary.CellSummary line : summary.lines()) {
        ReplicaEstimate estimate = line.of(statistic());
        CurveFigure.ReferenceLevel reference =
            new CurveFigure.ReferenceLevel(
                "people only",
                estimate.value(),
                estimate.interval().or(() -> exactly(estimate.value())));
        if (line.cell().control() && !references.contains(reference)) {
          references.add(reference);
        }
      }
    }
    return references;
  }

  private static Optional<Interval> exactly(double value) {
    return Optional.of(new Interval(value, value));
  }

  private static List<CurveFigure.ReferenceLevel> levels(List<LevelCrossing> crossings) {
    return crossings.stream()
        .flatMap(crossing -> crossing.level().stream().boxed())
        .map(level -> new CurveFigure.ReferenceLevel("level asked for", level, Optional.empty()))
        .distinct()
        .toList();
  }

  private static List<CurveFigure.CurveMark> marks(List<LevelCrossing> crossings) {
    List<CurveFigure.CurveMark> marks = new ArrayList<>();
    for (int line = 0; line < crossings.size(); line++) {
      Threshold threshold = crossings.get(line).threshold();
      OptionalDouble at =
          threshold instanceof Threshold.Found found
              ? OptionalDouble.of(found.at())
              : OptionalDouble.empty();
      if (threshold.probably().isPresent()) {
        marks.add(new CurveFigure.CurveMark(line, at, threshold.probably().get()));
      }
    }
    return marks;
  }

  private CurveFigure.FigureText text(List<PanelSummary> summaries) {
    MeasurePanel panel = summaries.get(0).panel();
    int replicas =
        summaries.stream()
            .flatMap(summary -> summary.panel().cells().stream())
            .mapToInt(cell -> cell.values().size())
            .max()
            .orElse(0);
    String along = axes.along().isPresent() ? axisLabel(axes) : "setting";
    String model = summaries.size() == 1 ? " of " + panel.agent() : "";
    return new CurveFigure.FigureText(
        "%s%s in round %d, by %s"
            .formatted(
                MeasureNames.title(panel.measure()),
                model,
                panel.round(),
                along.replaceAll(" \\(.*", "")),
        subtitle(replicas),
        along,
        MeasureNames.label(panel.measure()));
  }

  private String subtitle(int replicas) {
    return FigureWording.subtitle(
        request.title(),
        "%s of %s".formatted(FigureWording.of(statistic()), CountPhrase.of(replicas, "replica")),
        replicas >= statistic().replicasMin());
  }

  private static String axisLabel(FigureAxes axes) {
    AxisPlaces places = axes.along().orElseThrow().places();
    String name = axes.alongName();
    if (places.tuples()) {
      return "%s (each in a tuple of %s)".formatted(places.key(name), name);
    }
    return name.endsWith(".human") ? "human fraction (%s)".formatted(name) : name;
  }
}
