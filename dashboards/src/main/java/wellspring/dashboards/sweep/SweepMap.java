package wellspring.dashboards.sweep;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wellspring.dashboards.plot.CurveFigure;
import wellspring.dashboards.plot.HeatMap;
import wellspring.dashboards.plot.MeasureNames;
import wellspring.model.statistics.Interval;
import wellspring.model.statistics.Statistic;

/** A model's measure at all settings of two axes, each with a place of its own. */
final class SweepMap {
  private final SweepAnalysis.Request request;
  private final PanelSummary summary;
  private final Interval range;

  /** The number of the axis that lies across; the other one stands upright. */
  private final int across;

  private SweepMap(
      SweepAnalysis.Request request, FigureAxes axes, PanelSummary summary, Interval range) {
    this.request = request;
    this.summary = summary;
    this.range = range;
    this.across = axes.along().map(FigureAxes.Along::axis).orElse(0);
  }

  /** Whether a sweep has two axes. */
  static boolean isPossible(FigureAxes axes) {
    return axes.names().size() == 2;
  }

  /** The maps of some models, by name, in colours that mean the same in all of them. */
  static Map<String, HeatMap> of(
      SweepAnalysis.Request request, FigureAxes axes, List<PanelSummary> models) {
    DoubleSummaryStatistics values =
        models.stream()
            .flatMap(model -> model.contenders().stream())
            .mapToDouble(line -> line.of(request.question().statistic()).value())
            .filter(Double::isFinite)
            .summaryStatistics();
    Interval range = new Interval(values.getMin(), values.getMax());
    Map<String, HeatMap> maps = new LinkedHashMap<>();
    if (values.getCount() > 0) {
      models.forEach(
          model ->
              maps.put(model.panel().agent(), new SweepMap(request, axes, model, range).map()));
    }
    return maps;
  }

  private HeatMap map() {
    List<String> columns = values(across);
    List<String> rows = values(upright());
    List<List<Double>> cells = new ArrayList<>();
    for (String row : rows) {
      cells.add(columns.stream().map(column -> value(column, row)).toList());
    }
    return new HeatMap(
        text(), MeasureNames.label(summary.panel().measure()), range, columns, rows, cells);
  }

  private int upright() {
    return 1 - across;
  }

  /** In the order of the sweep. */
  private List<String> values(int axis) {
    return summary.contenders().stream()
        .map(line -> line.cell().setting().get(axis))
        .distinct()
        .toList();
  }

  private double value(String column, String row) {
    List<String> setting = across == 0 ? List.of(column, row) : List.of(row, column);
    return summary.contenders().stream()
        .filter(line -> line.cell().setting().equals(setting))
        .mapToDouble(line -> line.of(statistic()).value())
        .findFirst()
        .orElse(Double.NaN);
  }

  private Statistic statistic() {
    return request.question().statistic();
  }

  private CurveFigure.FigureText text() {
    MeasurePanel panel = summary.panel();
    List<String> names = AxisNames.shortened(request.axes());
    return new CurveFigure.FigureText(
        "%s of %s in round %d, by %s and %s"
            .formatted(
                MeasureNames.title(panel.measure()),
                panel.agent(),
                panel.round(),
                names.get(across),
                names.get(upright())),
        FigureWording.subtitle(
            request.title(), FigureWording.of(statistic()) + " of the replicas", false),
        request.axes().get(across),
        request.axes().get(upright()));
  }
}
