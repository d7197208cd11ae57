package wellspring.dashboards.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import wellspring.dashboards.plot.CurveFigure;
import wellspring.dashboards.plot.MeasureNames;
import wellspring.dashboards.plot.PlotScale;
import wellspring.model.measure.Measure;
import wellspring.model.statistics.Statistic;

/**
 * Puts the sorted rows of one measure together to curves over the rounds: for each model and each
 * setting of the other axes a group of curves, one for each value of the axis along which is drawn
 * elsewhere, and the control. It holds the rows of one round of one setting at a time.
 */
final class RoundCurves implements Consumer<SweepRow> {
  /** So many settings can be told apart, by their colours' order, where they begin together. */
  private static final int CURVES_MAX = 12;

  private final FigureAxes axes;
  private final Statistic statistic;
  private final BiConsumer<String, CurveGroup> next;
  private final List<SweepRow> rows = new ArrayList<>();
  private final Map<String, Map<String, List<CurveFigure.CurvePoint>>> groups =
      new LinkedHashMap<>();
  private final Map<String, Map<String, List<CurveFigure.CurvePoint>>> controls =
      new LinkedHashMap<>();

  /**
   * A reader.
   *
   * @param next takes the name of each group and its curves
   */
  RoundCurves(FigureAxes axes, Statistic statistic, BiConsumer<String, CurveGroup> next) {
    this.axes = axes;
    this.statistic = statistic;
    this.next = next;
  }

  /**
   * Some curves of a group.
   *
   * @param of how many settings they are chosen from
   */
  record CurveGroup(List<CurveFigure.Curve> curves, int of) {
    private String remark() {
      int drawn = (int) curves.stream().filter(line -> !line.control()).count();
      return drawn == of
          ? ""
          : "; %d of %d settings, measurements.csv has all".formatted(drawn, of);
    }
  }

  /** The figure of a group. */
  static CurveFigure figure(
      String title, String name, ThresholdQuestion question, CurveGroup group) {
    return new CurveFigure(
        new CurveFigure.FigureText(
            "%s over the rounds: %s".formatted(MeasureNames.title(question.measure()), name),
            FigureWording.subtitle(
                    title, FigureWording.of(question.statistic()) + " of the replicas", true)
                + group.remark(),
            "round",
            MeasureNames.label(question.measure())),
        new PlotScale.Rounds(),
        group.curves(),
        List.of(),
        List.of());
  }

  @Override
  public void accept(SweepRow row) {
    if (!rows.isEmpty()) {
      SweepRow first = rows.get(0);
      if (!row.agent().equals(first.agent())) {
        finish();
      } else if (row.round() != first.round()
          || row.control() != first.control()
          || !row.setting().equals(first.setting())) {
        finishCell();
      }
    }
    rows.add(row);
  }

  /** Hands on what is left. */
  void finish() {
    if (rows.isEmpty()) {
      return;
    }
    String agent = rows.get(0).agent();
    finishCell();
    groups.forEach(
        (others, curves) -> {
          List<CurveFigure.Curve> lines = new ArrayList<>(settings(curves));
          controls.getOrDefault(others, Map.of()).entrySet().stream()
              .limit(1)
              .map(control -> new CurveFigure.Curve(control.getKey(), true, control.getValue()))
              .forEach(lines::add);
          next.accept(
              others.isEmpty() ? agent : agent + ", " + others,
              new CurveGroup(lines, curves.size()));
        });
    groups.clear();
    controls.clear();
  }

  /** Some of the curves; if there are too many, evenly chosen from the first to the last. */
  private static List<CurveFigure.Curve> settings(
      Map<String, List<CurveFigure.CurvePoint>> curves) {
    List<String> names = List.copyOf(curves.keySet());
    int drawn = Math.min(names.size(), CURVES_MAX);
    List<CurveFigure.Curve> some = new ArrayList<>();
    for (int i = 0; i < drawn; i++) {
      String name = names.get(drawn == 1 ? 0 : i * (names.size() - 1) / (drawn - 1));
      some.add(new CurveFigure.Curve(name, CurveFigure.CurveKind.SETTING, i, curves.get(name)));
    }
    return some;
  }

  private void finishCell() {
    SweepRow first = rows.get(0);
    ReplicaCell cell = ReplicaCell.of(rows);
    String others = axes.othersText(first.setting());
    String along = axes.alongText(first.setting());
    String words = first.control() ? "people only" : along.isEmpty() ? others : along;
    String group = axes.along().isPresent() ? others : "";
    ReplicaEstimate.of(cell.figures(), statistic, Measure.of(first.measure()))
        .ifPresent(
            estimate ->
                (first.control() ? controls : groups)
                    .computeIfAbsent(group, key -> new LinkedHashMap<>())
                    .computeIfAbsent(words, key -> new ArrayList<>())
                    .add(point(first.round(), estimate, cell)));
    rows.clear();
  }

  private CurveFigure.CurvePoint point(int round, ReplicaEstimate estimate, ReplicaCell cell) {
    return new CurveFigure.CurvePoint(
        round, estimate.value(), estimate.interval(), cell.predicted(statistic));
  }
}
