package wellspring.dashboards.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import wellspring.model.statistics.Interval;

/**
 * {@code summary.csv}: a row for each setting, model and measure at the end of the runs.
 *
 * <p>After a column for each axis: {@code control,agent,measure,round,n,mean,mean_low,mean_high,
 * median,median_low,median_high,predicted,control_mean,control_low,control_high,difference,
 * difference_low,difference_high}. The difference is that from the control.
 */
final class SummaryFile implements AutoCloseable {
  private final CsvTable table;

  SummaryFile(Path file, List<String> axes) {
    List<String> header = new ArrayList<>(axes);
    header.addAll(List.of("control", "agent", "measure", "round", "n"));
    header.addAll(List.of("mean", "mean_low", "mean_high"));
    header.addAll(List.of("median", "median_low", "median_high", "predicted"));
    header.addAll(List.of("control_mean", "control_low", "control_high"));
    header.addAll(List.of("difference", "difference_low", "difference_high"));
    table = new CsvTable(file, header);
  }

  void add(PanelSummary summary) {
    for (PanelSummary.CellSummary line : summary.lines()) {
      ReplicaCell cell = line.cell();
      List<Object> row = new ArrayList<>(cell.setting());
      row.add(cell.control());
      row.add(summary.panel().agent());
      row.add(summary.panel().measure());
      row.add(summary.panel().round());
      row.add(cell.values().size());
      row.addAll(cells(Optional.of(line.mean())));
      row.addAll(cells(Optional.of(line.median())));
      row.add(cell.predicted());
      row.addAll(cells(line.control()));
      row.addAll(cells(line.difference()));
      table.row(row);
    }
  }

  private static List<Object> cells(Optional<ReplicaEstimate> estimate) {
    Optional<Interval> interval = estimate.flatMap(ReplicaEstimate::interval);
    return Arrays.asList(
        estimate.map(ReplicaEstimate::value).orElse(null),
        interval.map(Interval::low).orElse(null),
        interval.map(Interval::high).orElse(null));
  }

  @Override
  public void close() {
    table.close();
  }
}
