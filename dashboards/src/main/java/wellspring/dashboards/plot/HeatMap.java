package wellspring.dashboards.plot;

import java.util.List;
import wellspring.model.statistics.Interval;

/**
 * A figure of the values at all settings of two axes, as a table of coloured cells.
 *
 * @param text what is written around it
 * @param value what the colour is
 * @param range from where to where the colours go; maps that are to be compared have the same
 * @param columns the settings of the horizontal axis, from left to right
 * @param rows those of the vertical axis, from below
 * @param cells by row, then by column; NaN where there is none
 */
public record HeatMap(
    CurveFigure.FigureText text,
    String value,
    Interval range,
    List<String> columns,
    List<String> rows,
    List<List<Double>> cells) {
  public HeatMap {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    cells = cells.stream().map(List::copyOf).toList();
  }

  /** Whether there is a cell to be seen. */
  public boolean hasValues() {
    return cells.stream().flatMap(List::stream).anyMatch(Double::isFinite);
  }

  /** How values are told apart: by factors if all are above 0 and span much, else evenly. */
  PlotScale scale() {
    return PlotScale.ofValues(range.low(), range.high(), false);
  }
}
