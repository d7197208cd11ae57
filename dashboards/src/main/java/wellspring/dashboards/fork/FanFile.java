package wellspring.dashboards.fork;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import wellspring.dashboards.sweep.CsvTable;
import wellspring.model.measure.Measure;
import wellspring.model.statistics.Interval;
import wellspring.model.statistics.PredictionInterval;
import wellspring.model.statistics.Statistic;

/**
 * {@code fan.csv}: a row for each model, measure and round, first of the futures, then of what they
 * are compared with. Columns: {@code kind,agent,measure,round,n,median,half_low,half_high,
 * nine_tenths_low,nine_tenths_high,mean,mean_low,mean_high}; half of all futures lie between the
 * former bounds, nine tenths between the latter, or all where there are fewer than 19; the mean has
 * its 95 % confidence interval.
 */
public final class FanFile {
  private static final String FUTURES = "futures";
  private final CsvTable table;

  private FanFile(CsvTable table) {
    this.table = table;
  }

  /**
   * Writes the file.
   *
   * @throws java.io.UncheckedIOException if that cannot be done
   */
  public static void write(Path file, ForkReplicas runs) {
    List<String> header = new ArrayList<>(List.of("kind", "agent", "measure", "round", "n"));
    header.addAll(List.of("median", "half_low", "half_high"));
    header.addAll(List.of("nine_tenths_low", "nine_tenths_high"));
    header.addAll(List.of("mean", "mean_low", "mean_high"));
    try (CsvTable table = new CsvTable(file, header)) {
      FanFile fan = new FanFile(table);
      fan.add(FUTURES, runs, runs.futures());
      fan.add(runs.comparison().words(), runs, runs.others());
    }
  }

  private void add(String kind, ForkReplicas all, ReplicaFigures runs) {
    for (String model : all.models()) {
      for (Measure measure : all.measures()) {
        for (int round = 0; round < runs.rounds(); round++) {
          double[] values = runs.values(model, measure.id(), round);
          if (values.length > 0) {
            table.row(row(List.of(kind, model, measure.id(), round, values.length), values));
          }
        }
      }
    }
  }

  private static List<Object> row(List<Object> place, double[] values) {
    List<Object> row = new ArrayList<>(place);
    Interval inner = PredictionInterval.of(values, FanChart.INNER);
    Interval outer = PredictionInterval.of(values, FanChart.OUTER);
    Optional<Interval> mean = Statistic.MEAN.interval(values);
    row.add(Statistic.MEDIAN.of(values));
    row.addAll(List.of(inner.low(), inner.high(), outer.low(), outer.high()));
    row.addAll(
        Arrays.asList(
            Statistic.MEAN.of(values),
            mean.map(Interval::low).orElse(null),
            mean.map(Interval::high).orElse(null)));
    return row;
  }
}
