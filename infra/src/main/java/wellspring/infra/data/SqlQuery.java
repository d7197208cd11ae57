package wellspring.infra.data;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wellspring.agents.scenario.RealPath;

/** A question in SQL to any number of runs and sweeps. */
public final class SqlQuery implements AutoCloseable {
  private final Database database;

  /**
   * Opens the tables of some folders.
   *
   * @param folders runs, sweeps, or folders of these
   * @throws wellspring.infra.run.RunException if one is none
   * @throws DataException if DuckDB does not run on this machine, or a file is damaged
   */
  public SqlQuery(List<Path> folders) {
    database = Database.of(folders);
  }

  /** What there is to ask, in words. */
  public static String tables() {
    return DatabaseSchema.describe();
  }

  /** Whether a file belongs to a run or a sweep, so that no result must be written to it. */
  public boolean owns(Path file) {
    return database.owns(file);
  }

  /**
   * Asks, and hands the result on row by row.
   *
   * @throws DataException if the SQL is wrong; the message says where
   */
  public void ask(String sql, RowSink sink) {
    StatementCounter.requireOne(sql);
    database.loadNamedIn(sql);
    database.lock(Optional.empty());
    try {
      database.duck().query(sql, rows -> hand(rows, sink));
    } catch (DataException e) {
      throw SqlFault.of(database.duck(), sql, e);
    }
  }

  /**
   * Asks, and writes the result as Parquet.
   *
   * @throws DataException if the SQL is wrong; the message says where
   */
  public void askForParquet(String sql, Path file) {
    StatementCounter.requireOne(sql);
    Path absolute = RealPath.of(file);
    database.loadNamedIn(sql);
    Path beside = absolute.resolveSibling(absolute.getFileName() + ".partial");
    ParquetFiles.deleteIfExists(beside); // a link would lead elsewhere
    database.lock(Optional.of(beside));
    try {
      database.duck().check(sql);
      ParquetFiles.copy(database.duck(), sql.strip().replaceFirst("(\\s*;)+$", ""), absolute);
    } catch (DataException e) {
      throw SqlFault.of(database.duck(), sql, e);
    }
  }

  @Override
  public void close() {
    database.close();
  }

  private static void hand(ResultSet rows, RowSink sink) throws SQLException {
    ResultSetMetaData about = rows.getMetaData();
    List<RowSink.ResultColumn> columns = new ArrayList<>();
    for (int i = 1; i <= about.getColumnCount(); i++) {
      columns.add(
          new RowSink.ResultColumn(about.getColumnLabel(i), isNumeric(about.getColumnType(i))));
    }
    sink.begin(columns);
    while (rows.next()) {
      List<Object> cells = new ArrayList<>();
      for (int i = 1; i <= columns.size(); i++) {
        Object cell = rows.getObject(i);
        cells.add(
            cell instanceof Number || cell instanceof Boolean || cell == null
                ? cell
                : rows.getString(i));
      }
      sink.row(cells);
    }
    sink.end();
  }

  private static boolean isNumeric(int type) {
    return switch (type) {
      case Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.REAL,
          Types.FLOAT,
          Types.DOUBLE,
          Types.NUMERIC,
          Types.DECIMAL ->
          true;
      default -> false;
    };
  }
}
