package wellspring.infra.data;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import wellspring.dashboards.sweep.SweepRow;
import wellspring.dashboards.sweep.SweepRows;
import wellspring.infra.sweep.SweepDirectory;

/** The rows of a sweep's files, sorted outside memory where they do not fit in. */
public final class SweepRowsOnDisk implements SweepRows, AutoCloseable {
  private static final int ROW = 7;

  private final DuckDb duck;
  private final List<String> axes;

  /**
   * Opens the files of a sweep.
   *
   * @param axes the names of its axes, as the columns of {@code runs.csv} are called
   * @throws DataException if DuckDB does not run on this machine, or a file is damaged
   */
  public SweepRowsOnDisk(SweepDirectory sweep, List<String> axes) {
    this.axes = List.copyOf(axes);
    this.duck = DuckDb.open();
    try {
      load(sweep.runs(), sweep.measurements());
    } catch (RuntimeException e) {
      duck.close();
      throw e;
    }
  }

  private void load(Path runs, Path measurements) {
    String settings =
        axes.stream()
            .map(axis -> DuckDb.text(axis) + ": 'VARCHAR', ")
            .collect(Collectors.joining());
    duck.execute(
        "CREATE VIEW runs AS FROM "
            + RunFileSql.csv(
                RunFileSql.lines(runs, duck.scratch()),
                "{'run': 'INTEGER', 'control': 'BOOLEAN', "
                    + settings
                    + "'replica': 'INTEGER', 'seed': 'BIGINT', 'status': 'VARCHAR', "
                    + "'reason': 'VARCHAR', 'fingerprint': 'VARCHAR', 'seconds': 'DOUBLE', "
                    + "'measurements': 'INTEGER'}"));
    duck.execute(
        "CREATE VIEW measurements AS FROM "
            + RunFileSql.csv(
                measurements,
                "{'run': 'INTEGER', " + DatabaseSchema.MEASUREMENTS.columnsOfFile().substring(1)));
  }

  /** The ids of all that was measured, sorted. */
  public List<String> measures() {
    List<String> measures = new ArrayList<>();
    duck.query(
        "SELECT DISTINCT measure FROM measurements ORDER BY measure",
        rows -> {
          while (rows.next()) {
            measures.add(rows.getString(1));
          }
        });
    return measures;
  }

  @Override
  public void lastRounds(Consumer<SweepRow> reader) {
    read(
        """
        (SELECT * FROM measurements
          JOIN (SELECT run, max(round) AS last FROM measurements GROUP BY run) USING (run))""",
        "m.round = m.last",
        "m.measure, m.agent, m.run",
        reader);
  }

  @Override
  public void courses(String measure, Consumer<SweepRow> reader) {
    read(
        "measurements",
        "m.measure = " + DuckDb.text(measure),
        "m.agent, min(m.run) OVER (PARTITION BY m.agent, r.control"
            + settings()
            + "), m.round, m.run",
        reader);
  }

  private String settings() {
    return axes.stream().map(axis -> ", r." + DuckDb.name(axis)).collect(Collectors.joining());
  }

  private void read(String rows, String condition, String order, Consumer<SweepRow> reader) {
    duck.query(
        "SELECT m.run, r.control, r.replica, m.round, m.agent, m.measure, m.value, m.predicted"
            + settings()
            + " FROM "
            + rows
            + " m JOIN runs r ON m.run = r.run WHERE r.status = 'finished' AND "
            + condition
            + " ORDER BY "
            + order,
        result -> {
          while (result.next()) {
            reader.accept(row(result));
          }
        });
  }

  private SweepRow row(ResultSet result) throws SQLException {
    List<String> setting = new ArrayList<>();
    for (int axis = 0; axis < axes.size(); axis++) {
      String value = result.getString(ROW + 2 + axis);
      setting.add(value == null ? "" : value);
    }
    double predicted = result.getDouble(ROW + 1);
    boolean silent = result.wasNull();
    return new SweepRow(
        result.getInt(1),
        result.getBoolean(2),
        setting,
        result.getInt(3),
        result.getInt(4),
        result.getString(5),
        result.getString(6),
        result.getDouble(ROW),
        silent ? OptionalDouble.empty() : OptionalDouble.of(predicted));
  }

  @Override
  public void close() {
    duck.close();
  }
}
