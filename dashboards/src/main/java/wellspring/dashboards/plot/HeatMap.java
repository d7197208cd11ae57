package wellspring.dashboards.plot;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A figure of the values at all settings of two axes, as a table of coloured cells.
 *
 * @param text what is written around it
 * @param value what the colour is
 * @param columns the settings of the horizontal axis, from left to right
 * @param rows those of the vertical axis, from below
 * @param cells by row, then by column; NaN where there is none
 */
public record HeatMap(
    Figure.Text text,
    String value,
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
    return finite().length > 0;
  }

  /** All finite values. */
  double[] finite() {
    return cells.stream()
        .flatMapToDouble(row -> row.stream().mapToDouble(Double::doubleValue))
        .filter(Double::isFinite)
        .toArray();
  }

  /** How values are told apart: by factors if all are above 0 and span much, else evenly. */
  Scale scale() {
    double[] values = finite();
    double least = DoubleStream.of(values).min().orElse(0);
    double most = Arrays.stream(values).max().orElse(1);
    return Scale.ofValues(least, most, false);
  }
}
