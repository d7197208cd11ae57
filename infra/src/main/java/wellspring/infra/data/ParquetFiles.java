package wellspring.infra.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wellspring.agents.crash.CrashPoint;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.run.RunFork;
import wellspring.infra.run.RunManifest;
import wellspring.infra.sweep.SweepDirectory;
import wellspring.model.file.FileFault;

/**
 * What a run or a sweep leaves for other tools, as Parquet: typed, compressed, with the run's name.
 */
public final class ParquetFiles {
  private ParquetFiles() {}

  /**
   * Writes {@code measurements.parquet}, {@code documents.parquet} and {@code probes.parquet} of a
   * run that is over, from its table and the JSON lines of its texts, which are deleted then; where
   * something happened to people, the tables of that, too.
   *
   * @throws DataException if that cannot be done; what was there stays
   * @throws UncheckedIOException if a file cannot be moved
   */
  public static void write(RunDirectory run) {
    write(run, run.run());
  }

  private static void write(RunDirectory run, String called) {
    RunLabels labels = RunLabels.of(called, RunManifest.read(run).parent());
    try (DuckDb duck = DuckDb.open()) {
      Map<DatabaseSchema, Path> tables = new EnumMap<>(DatabaseSchema.class);
      tables.put(DatabaseSchema.MEASUREMENTS, run.measurements());
      tables.put(DatabaseSchema.PAYMENTS, run.payments());
      tables.put(DatabaseSchema.READINGS, run.readings());
      tables.put(DatabaseSchema.COHORTS, run.cohorts());
      tables.put(DatabaseSchema.VOICES, run.voices());
      tables.forEach((schema, table) -> turn(duck, labels, schema, table, run.parquet(table)));
      turn(duck, labels, run.documentLines(), RunFileSql::documents, run.documentsParquet());
      turn(duck, labels, run.probeLines(), RunFileSql::probes, run.probesParquet());
    }
  }

  /**
   * What the files of a run say of it.
   *
   * @param columns the beginning of a question for all columns, the run's name first
   * @param metadata what a file says of itself, as SQL has it: whose child the run is, if it is one
   */
  private record RunLabels(String columns, String metadata) {
    static RunLabels of(String run, Optional<RunFork> parent) {
      return new RunLabels(
          "SELECT %s AS run, * FROM ".formatted(DuckDb.text(run)),
          parent
              .map(
                  fork ->
                      ", KV_METADATA {parent: %s, fork_round: '%d', fork_seed: '%d', fork_changes: %s}"
                          .formatted(
                              DuckDb.text(fork.parent()),
                              fork.round(),
                              fork.seed(),
                              DuckDb.text(String.join(" ", fork.changes()))))
              .orElse(""));
    }
  }

  /** How lines of JSON are read, given how long they may be. */
  @FunctionalInterface
  private interface LinesSql {
    String reading(Path lines, int lineMax);
  }

  /** Turns a table, where there is one, into Parquet. */
  private static void turn(
      DuckDb duck, RunLabels labels, DatabaseSchema schema, Path table, Path parquet) {
    if (Files.isRegularFile(table)) {
      String rows = RunFileSql.csv(table, schema);
      copy(duck, labels.columns() + rows, parquet, labels.metadata());
    }
  }

  /** Turns lines of JSON, where there are any, into Parquet. */
  private static void turn(DuckDb duck, RunLabels labels, Path lines, LinesSql rows, Path parquet) {
    if (!Files.isRegularFile(lines)) {
      return;
    }
    try {
      String usual = rows.reading(lines, RunFileSql.LINE_USUAL);
      copy(duck, labels.columns() + usual, parquet, labels.metadata());
    } catch (DataException e) { // such as a line that is longer
      String longest = rows.reading(lines, RunFileSql.LINE_MAX);
      copy(duck, labels.columns() + longest, parquet, labels.metadata());
    }
    deleteIfExists(lines);
    CrashPoint.LINES_DELETED.reached();
  }

  /**
   * Writes {@code runs.parquet} and {@code measurements.parquet} of a sweep, and the files of each
   * run that was kept whole.
   *
   * @throws DataException if that cannot be done
   */
  public static void write(SweepDirectory sweep) {
    try (Database database = Database.of(List.of(sweep.path()))) {
      for (DatabaseSchema table : List.of(DatabaseSchema.RUNS, DatabaseSchema.MEASUREMENTS)) {
        database.load(table);
        copy(
            database.duck(),
            "SELECT * FROM " + table.table(),
            sweep.path().resolve(table.table() + ".parquet"));
      }
    }
    Database.kept(new RowSource.Sweep(sweep.name(), sweep))
        .forEach(run -> write(run.directory(), run.name()));
  }

  static void deleteIfExists(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw FileFault.cannot("delete", file, e);
    }
  }

  /** Writes the result of a question to a file, so that no reader sees half of it. */
  static void copy(DuckDb duck, String sql, Path file) {
    copy(duck, sql, file, "");
  }

  private static void copy(DuckDb duck, String sql, Path file, String options) {
    Path beside = file.resolveSibling(file.getFileName() + ".partial");
    try {
      duck.execute(
          "COPY (%s\n) TO %s (FORMAT parquet, COMPRESSION zstd%s)"
              .formatted(sql, DuckDb.text(beside), options));
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      CrashPoint.TABLE_CONVERTED.reached();
    } catch (DataException e) {
      deleteIfExists(beside);
      throw FileFault.isOfSpace(e)
          ? FileFault.cannot("write", file, new IOException(e.getMessage(), e))
          : e;
    } catch (IOException e) {
      throw FileFault.cannot("write", file, e);
    }
  }
}
