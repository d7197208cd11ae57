package wellspring.dashboards.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import wellspring.agents.sweep.AxisPlaces;
import wellspring.dashboards.plot.Figure;
import wellspring.dashboards.plot.MeasureNames;
import wellspring.dashboards.plot.Scale;
import wellspring.model.statistics.Interval;
import wellspring.model.statistics.Statistic;
import wellspring.model.statistics.Threshold;
import wellspring.model.text.Quantity;

/**
 * The figures of a sweep: a measure at the end of the runs, drawn along the axis, a curve for each
 * model and each setting of the other axes.
 *
 * @param request what the figures are about
 * @param axes what was varied
 */
record SweepFigures(SweepReport.Request request, Axes axes) {

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
  Figure of(List<Summary> summaries, List<Crossing> crossings) {
    Scale scale = scale(summaries);
    List<Figure.Line> lines = new ArrayList<>();
    for (Summary summary : summaries) {
      lines.addAll(lines(summary, scale));
    }
    List<Figure.Reference> references = controls(summaries);
    references.addAll(levels(crossings));
    return new Figure(text(summaries), scale, lines, references, marks(crossings));
  }

  private Scale scale(List<Summary> summaries) {
    List<Summary.Line> lines = summaries.stream().flatMap(s -> s.contenders().stream()).toList();
    return axes.along().isPresent()
        ? Scale.suiting(
            lines.stream().mapToDouble(line -> axes.place(line.cell().setting())).toArray())
        : new Scale.Named(
            lines.stream()
                .map(line -> String.join(", ", line.cell().setting()))
                .distinct()
                .toList());
  }

  private double place(Cell cell, Scale scale) {
    return scale instanceof Scale.Named named
        ? named.names().indexOf(String.join(", ", cell.setting()))
        : axes.place(cell.setting());
  }

  /** A curve of a model has its name and colour; of curves of one model, each its setting's. */
  private List<Figure.Line> lines(Summary summary, Scale scale) {
    Map<String, List<Figure.Point>> curves = new LinkedHashMap<>();
    for (Summary.Line line : summary.contenders()) {
      String others = axes.along().isPresent() ? axes.othersText(line.cell().setting()) : "";
      String name = summary.panel().agent() + (others.isEmpty() ? "" : ", " + others);
      Estimate estimate = line.of(statistic());
      curves
          .computeIfAbsent(name, key -> new ArrayList<>())
          .add(
              new Figure.Point(
                  place(line.cell(), scale),
                  estimate.value(),
                  estimate.interval(),
                  line.cell().predicted(statistic())));
    }
    List<Figure.Line> lines = new ArrayList<>();
    int model = request.place(summary.panel().agent());
    curves.forEach(
        (name, points) ->
            lines.add(
                tellsSettingsApart()
                    ? new Figure.Line(name, Figure.Kind.SETTING, lines.size(), sorted(points))
                    : new Figure.Line(name, Figure.Kind.MODEL, model, sorted(points))));
    return lines;
  }

  private static List<Figure.Point> sorted(List<Figure.Point> points) {
    return points.stream().sorted(Comparator.comparingDouble(Figure.Point::x)).toList();
  }

  /** The controls that differ from all others. */
  private List<Figure.Reference> controls(List<Summary> summaries) {
    List<Figure.Reference> references = new ArrayList<>();
    for (Summary summary : summaries) {
      for (Summary.Line line : summary.lines()) {
        Estimate estimate = line.of(statistic());
        Figure.Reference reference =
            new Figure.Reference(
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

  private static List<Figure.Reference> levels(List<Crossing> crossings) {
    return crossings.stream()
        .flatMap(crossing -> crossing.level().stream().boxed())
        .map(level -> new Figure.Reference("level asked for", level, Optional.empty()))
        .distinct()
        .toList();
  }

  private static List<Figure.Mark> marks(List<Crossing> crossings) {
    List<Figure.Mark> marks = new ArrayList<>();
    for (int line = 0; line < crossings.size(); line++) {
      Threshold threshold = crossings.get(line).threshold();
      OptionalDouble at =
          threshold instanceof Threshold.Found found
              ? OptionalDouble.of(found.at())
              : OptionalDouble.empty();
      if (threshold.probably().isPresent()) {
        marks.add(new Figure.Mark(line, at, threshold.probably().get()));
      }
    }
    return marks;
  }

  private Figure.Text text(List<Summary> summaries) {
    Panel panel = summaries.get(0).panel();
    int replicas =
        summaries.stream()
            .flatMap(summary -> summary.panel().cells().stream())
            .mapToInt(cell -> cell.values().size())
            .max()
            .orElse(0);
    String along = axes.along().isPresent() ? axisLabel(axes) : "setting";
    String model = summaries.size() == 1 ? " of " + panel.agent() : "";
    return new Figure.Text(
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
    return Words.subtitle(
        request.title(),
        "%s of %s".formatted(Words.of(statistic()), Quantity.of(replicas, "replica")),
        replicas >= statistic().replicasMin());
  }

  private static String axisLabel(Axes axes) {
    AxisPlaces places = axes.along().orElseThrow().places();
    String name = axes.alongName();
    if (places.tuples()) {
      return "%s (each in a tuple of %s)".formatted(places.key(name), name);
    }
    return name.endsWith(".human") ? "human fraction (%s)".formatted(name) : name;
  }
}
