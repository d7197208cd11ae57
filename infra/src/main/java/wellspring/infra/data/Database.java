package wellspring.infra.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import wellspring.agents.scenario.RealPath;
import wellspring.infra.run.RunDirectory;
import wellspring.model.file.FileFault;

/**
 * Runs and sweeps as one database of the tables of {@link DatabaseSchema}. A table is filled when
 * it is first needed. The files are read only; nothing that is asked can change them once the
 * database is {@linkplain #lock locked}.
 */
final class Database implements AutoCloseable {
  private final DuckDb duck;
  private final List<RowSource> sources;
  private final Set<DatabaseSchema> loaded = EnumSet.noneOf(DatabaseSchema.class);

  private Database(DuckDb duck, List<RowSource> sources) {
    this.duck = duck;
    this.sources = sources;
  }

  /**
   * Opens the database of some folders.
   *
   * @param folders runs, sweeps, or folders of these
   * @throws wellspring.infra.run.RunException if one is none
   * @throws DataException if DuckDB does not run here, or a file is damaged
   */
  static Database of(List<Path> folders) {
    List<RowSource> sources = RowSource.of(folders);
    Database database = new Database(DuckDb.open(), sources);
    try {
      for (DatabaseSchema table : DatabaseSchema.values()) {
        database.duck.execute(table.create());
      }
      new RunsTable(database.duck).fill(sources);
      database.loaded.add(DatabaseSchema.RUNS);
      return database;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  DuckDb duck() {
    return duck;
  }

  /** Whether a file belongs to one of the folders, or to another run or sweep. */
  boolean owns(Path file) {
    Path real = RealPath.of(file);
    return RowSource.holds(real)
        || sources.stream().anyMatch(source -> real.startsWith(RealPath.of(source.path())));
  }

  /** Fills the tables that a question names. */
  void loadNamedIn(String sql) {
    Arrays.stream(DatabaseSchema.values())
        .filter(table -> table.isNamedIn(sql))
        .forEach(this::load);
  }

  /** Fills a table, unless it is. */
  void load(DatabaseSchema table) {
    if (loaded.add(table)) {
      sources.forEach(source -> load(table, source));
    }
  }

  /**
   * Permanently denies the database access to all files.
   *
   * @param out the only one that may be written, if any
   */
  void lock(Optional<Path> out) {
    out.ifPresent(file -> duck.execute("SET allowed_paths = [" + DuckDb.text(file) + "]"));
    duck.execute("SET enable_external_access = false");
    duck.execute("SET lock_configuration = true");
  }

  @Override
  public void close() {
    duck.close();
  }

  private void load(DatabaseSchema table, RowSource source) {
    if (source instanceof RowSource.Run run) {
      loadRun(table, run);
    } else if (source instanceof RowSource.Sweep sweep) {
      if (table == DatabaseSchema.MEASUREMENTS) {
        SweepTable.loadMeasurements(duck, sweep);
      } else {
        kept(sweep).forEach(run -> loadRun(table, run));
      }
    }
  }

  /** The runs of a sweep that were kept whole. */
  static List<RowSource.Run> kept(RowSource.Sweep sweep) {
    Path folder = sweep.path().resolve("runs");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> runs = Files.list(folder)) {
      return runs.filter(run -> Files.isRegularFile(run.resolve("manifest.json")))
          .sorted()
          .map(run -> new RowSource.Run(keptName(sweep, run), RunDirectory.open(run)))
          .toList();
    } catch (IOException e) {
      throw FileFault.cannot("read", folder, e);
    }
  }

  private static String keptName(RowSource.Sweep sweep, Path run) {
    return sweep.name() + "/" + Integer.parseInt(run.getFileName().toString());
  }

  private void loadRun(DatabaseSchema table, RowSource.Run run) {
    RunDirectory directory = run.directory();
    switch (table) {
      case RUNS -> throw new IllegalStateException("the runs are there from the beginning");
      case MEASUREMENTS -> loadCsv(table, run, directory.measurements());
      case RELEASES -> loadCsv(table, run, directory.releases());
      case PAYMENTS -> loadCsv(table, run, directory.payments());
      case READINGS -> loadCsv(table, run, directory.readings());
      case COHORTS -> loadCsv(table, run, directory.cohorts());
      case VOICES -> loadCsv(table, run, directory.voices());
      case TRAINING -> loadCsv(table, run, directory.training());
      case DOCUMENTS ->
          loadTexts(
              table,
              run,
              directory.documentsParquet(),
              directory.documentLines(),
              RunFileSql::documents);
      case PROBES ->
          loadTexts(
              table, run, directory.probesParquet(), directory.probeLines(), RunFileSql::probes);
    }
  }

  private void loadCsv(DatabaseSchema table, RowSource.Run run, Path file) {
    RunFileSql.wholeOrPartial(file, duck.scratch())
        .ifPresent(there -> insert(table, run, RunFileSql.csv(there, table)));
  }

  /**
   * Texts, from the file that a run leaves or from the lines that it still writes.
   *
   * @param rows how such lines are read
   */
  private void loadTexts(
      DatabaseSchema table,
      RowSource.Run run,
      Path parquet,
      Path lines,
      Function<Path, String> rows) {
    if (Files.isRegularFile(parquet)) {
      insert(table, run, "read_parquet(" + DuckDb.text(parquet) + ")");
    } else if (Files.isRegularFile(lines)) {
      insert(table, run, rows.apply(RunFileSql.lines(lines, duck.scratch())));
    }
  }

  private void insert(DatabaseSchema table, RowSource.Run run, String rows) {
    duck.execute(
        "INSERT INTO %s SELECT %s, %s FROM %s"
            .formatted(table.table(), DuckDb.text(run.name()), RunFileSql.columns(table), rows));
  }
}
