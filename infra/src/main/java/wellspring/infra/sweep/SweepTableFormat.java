package wellspring.infra.sweep;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.sweep.Axis;
import wellspring.agents.sweep.PlannedRun;
import wellspring.agents.sweep.SweepPlan;
import wellspring.model.file.FileFault;

/**
 * How the two tables of a sweep are written and read, a line for each row.
 *
 * <pre>
 * runs.csv          run,control,AXIS...,replica,seed,status,reason,fingerprint,seconds,measurements
 * measurements.csv  run,round,agent,measure,value,predicted
 * </pre>
 *
 * <p>The last column of {@code runs.csv} is how many rows the run has in {@code measurements.csv},
 * where the runs stand in the same order. By it one can tell where the writing broke off.
 */
final class SweepTableFormat {
  static final String MEASUREMENTS = "run,round,agent,measure,value,predicted";

  private static final String FINISHED = "finished";
  private static final String FAILED = "failed";
  private static final int COLUMNS_BESIDE_AXES = 9;
  private static final CSVFormat CSV = CSVFormat.RFC4180;

  private final SweepPlan plan;

  SweepTableFormat(SweepPlan plan) {
    this.plan = plan;
  }

  /**
   * A row of {@code runs.csv}, as far as resuming needs it.
   *
   * @param run its number
   * @param failed whether it failed
   * @param measurements how many rows it has in the other table
   */
  record RunRow(int run, boolean failed, long measurements) {}

  /** The first line of {@code runs.csv}. */
  String runsHeader() {
    List<Object> cells = new ArrayList<>(List.of("run", "control"));
    plan.axes().stream().map(Axis::name).forEach(cells::add);
    cells.addAll(
        List.of("replica", "seed", "status", "reason", "fingerprint", "seconds", "measurements"));
    return CSV.format(cells.toArray());
  }

  /** The line of a run, without its end. */
  String line(CompletedRun completed) {
    List<Object> cells = key(completed.run());
    cells.add(completed.failed() ? FAILED : FINISHED);
    cells.add(completed.reason().replaceAll("\\s+", " "));
    cells.add(completed.fingerprint());
    cells.add(String.format(Locale.ROOT, "%.3f", completed.seconds()));
    cells.add(completed.measurements().size());
    return CSV.format(cells.toArray());
  }

  /** The lines of a run's figures, each with its end. */
  static String lines(CompletedRun completed) {
    StringBuilder lines = new StringBuilder();
    for (ModelMeasured row : completed.measurements()) {
      lines
          .append(completed.run().number())
          .append(',')
          .append(row.round())
          .append(',')
          .append(row.agent())
          .append(',')
          .append(row.measure())
          .append(',')
          .append(number(row.value()))
          .append(',')
          .append(row.predicted() == null ? "" : number(row.predicted()))
          .append('\n');
    }
    return lines.toString();
  }

  /**
   * Reads a line of {@code runs.csv}.
   *
   * @throws IllegalArgumentException if it is none of this plan's
   */
  RunRow runRow(String line) {
    List<String> cells = cells(line);
    int columns = COLUMNS_BESIDE_AXES + plan.axes().size();
    require(cells.size() == columns, "it has %d cells, not %d".formatted(cells.size(), columns));
    int run = Integer.parseInt(cells.get(0));
    require(run >= 1 && run <= plan.size(), "there is no run " + run);
    List<Object> key = key(plan.run(run));
    for (int i = 0; i < key.size(); i++) {
      require(
          key.get(i).toString().equals(cells.get(i)),
          "it says %s where run %d has %s".formatted(cells.get(i), run, key.get(i)));
    }
    String status = cells.get(key.size());
    require(status.equals(FINISHED) || status.equals(FAILED), "its status is " + status);
    return new RunRow(run, status.equals(FAILED), Long.parseLong(cells.get(columns - 1)));
  }

  /**
   * The number of the run that a line of {@code measurements.csv} belongs to.
   *
   * @throws IllegalArgumentException if it is no such line
   */
  static int runOf(String line) {
    int comma = line.indexOf(',');
    require(comma > 0, "it has no run");
    return Integer.parseInt(line.substring(0, comma));
  }

  private static List<Object> key(PlannedRun run) {
    List<Object> cells = new ArrayList<>();
    cells.add(run.number());
    cells.add(run.point().control());
    cells.addAll(run.point().setting());
    cells.add(run.replica());
    cells.add(run.seed().value());
    return cells;
  }

  private static List<String> cells(String line) {
    try (CSVParser parser = CSVParser.parse(line, CSV)) {
      return parser.stream().findFirst().map(record -> record.toList()).orElse(List.of());
    } catch (IOException | java.io.UncheckedIOException e) {
      throw new IllegalArgumentException(FileFault.reason(e), e);
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** The shortest digits that mean the number, the same on every JDK. */
  private static String number(double value) {
    return NumberOutput.toString(value, true);
  }
}
