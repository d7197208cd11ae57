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

/**
 * The figures of a sweep: a measure at the end of the runs, drawn along the axis, a curve for each
 * model and each setting of the other axes.
 *
 * @param title what was swept
 * @param axes what was varied
 * @param statistic what stands for the replicas
 */
record SweepFigures(String title, Axes axes, Statistic statistic) {

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
      lines.addAll(lines(summary, summaries.size() > 1, scale));
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

  private List<Figure.Line> lines(Summary summary, boolean severalModels, Scale scale) {
    Map<String, List<Figure.Point>> curves = new LinkedHashMap<>();
    for (Summary.Line line : summary.contenders()) {
      String others = axes.along().isPresent() ? axes.othersText(line.cell().setting()) : "";
      String model = severalModels || others.isEmpty() ? summary.panel().agent() : "";
      String name = model + (model.isEmpty() || others.isEmpty() ? "" : ", ") + others;
      Estimate estimate = line.of(statistic);
      curves
          .computeIfAbsent(name, key -> new ArrayList<>())
          .add(
              new Figure.Point(
                  place(line.cell(), scale),
                  estimate.value(),
                  estimate.interval(),
                  line.cell().predicted(statistic)));
    }
    return curves.entrySet().stream()
        .map(curve -> new Figure.Line(curve.getKey(), false, sorted(curve.getValue())))
        .toList();
  }

  private static List<Figure.Point> sorted(List<Figure.Point> points) {
    return points.stream().sorted(Comparator.comparingDouble(Figure.Point::x)).toList();
  }

  /** The controls that differ from all others. */
  private List<Figure.Reference> controls(List<Summary> summaries) {
    List<Figure.Reference> references = new ArrayList<>();
    for (Summary summary : summaries) {
      for (Summary.Line line : summary.lines()) {
        Estimate estimate = line.of(statistic);
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
      if (threshold instanceof Threshold.Found found) {
        marks.add(new Figure.Mark(line, OptionalDouble.of(found.at()), found.interval()));
      } else if (threshold instanceof Threshold.Between between) {
        marks.add(new Figure.Mark(line, OptionalDouble.empty(), between.interval()));
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
    return new Figure.Text(
        "%s in round %d, by %s"
            .formatted(
                MeasureNames.title(panel.measure()), panel.round(), along.replaceAll(" \\(.*", "")),
        subtitle(replicas),
        along,
        MeasureNames.label(panel.measure()));
  }

  private String subtitle(int replicas) {
    return Words.subtitle(
        title,
        "%s of %d replicas".formatted(Words.of(statistic), replicas),
        replicas >= statistic.replicasMin());
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
