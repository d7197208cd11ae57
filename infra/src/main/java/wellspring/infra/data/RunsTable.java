package wellspring.infra.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import wellspring.infra.run.RunStatus;
import wellspring.model.file.FileFault;

/** Fills the table of runs: a row from each run's manifest, and each sweep's own table. */
final class RunsTable {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final DuckDb duck;

  RunsTable(DuckDb duck) {
    this.duck = duck;
  }

  void fill(List<RowSource> sources) {
    Set<String> axes = new LinkedHashSet<>();
    for (RowSource source : sources) {
      if (source instanceof RowSource.Run run) {
        addRun(run);
      } else if (source instanceof RowSource.Sweep sweep) {
        addSweep(sweep, axes);
      }
    }
    axes.forEach(this::setType);
  }

  /**
   * Reads a small file of JSON.
   *
   * @throws DataException if it is none
   */
  static JsonNode json(Path file) {
    try {
      return MAPPER.readTree(Files.readString(file));
    } catch (IOException e) {
      throw new DataException(
          "%s is damaged (%s): restore it, or repeat the run".formatted(file, FileFault.why(e)), e);
    }
  }

  private void addRun(RowSource.Run run) {
    JsonNode manifest = json(run.directory().manifest());
    RunStatus now =
        RunStatus.of(
            run.directory(),
            manifest.path("status").asText(),
            manifest.path("roundsClosed").asInt());
    duck.execute(
        "INSERT INTO runs (run, "
            + RunFileSql.columns(DatabaseSchema.RUNS)
            + ") SELECT "
            + List.of(
                    DuckDb.text(run.name()),
                    "NULL", // sweep
                    "NULL", // number
                    "NULL", // control
                    "NULL", // replica
                    DuckDb.text(run.path()),
                    field(manifest, "scenario"),
                    field(manifest, "scenarioHash"),
                    field(manifest, "seed"),
                    DuckDb.textOrNull(now.status()),
                    field(manifest, "reason"),
                    Integer.toString(now.rounds()),
                    field(manifest, "fingerprint"),
                    field(manifest, "seconds"),
                    field(manifest, "started") + "::TIMESTAMPTZ AT TIME ZONE 'UTC'",
                    field(manifest, "kafka"),
                    field(manifest, "device"),
                    DuckDb.textOrNull(parent(manifest).path("parent").asText()),
                    parent(manifest).path("round").asText("NULL"))
                .stream()
                .collect(Collectors.joining(", ")));
  }

  /** Where it was forked from its parent; a missing node if it was not. */
  private static JsonNode parent(JsonNode manifest) {
    JsonNode forks = manifest.path("forked");
    return forks.path(forks.size() - 1);
  }

  private static String field(JsonNode node, String name) {
    return DuckDb.textOrNull(node.path(name).asText());
  }

  private void addSweep(RowSource.Sweep sweep, Set<String> axes) {
    List<String> header = SweepTable.header(sweep);
    for (String axis : SweepTable.axes(header)) {
      if (axes.add(axis)) {
        duck.execute("ALTER TABLE runs ADD COLUMN " + DuckDb.name(axis) + " VARCHAR");
      }
    }
    SweepTable.loadRuns(duck, sweep, header);
  }

  /** A column of numbers becomes one. */
  private void setType(String axis) {
    String column = DuckDb.name(axis);
    String type = "VARCHAR";
    if (all(column, column + " SIMILAR TO '-?[0-9]{1,18}'")) {
      type = "BIGINT";
    } else if (all(column, "try_cast(" + column + " AS DOUBLE) IS NOT NULL")) {
      type = "DOUBLE";
    }
    duck.execute("ALTER TABLE runs ALTER COLUMN " + column + " SET DATA TYPE " + type);
  }

  /** Whether a condition holds wherever a column has a value. */
  private boolean all(String column, String condition) {
    boolean[] result = new boolean[1];
    duck.query(
        "SELECT coalesce(bool_and(%s), false) FROM runs WHERE %s IS NOT NULL"
            .formatted(condition, column),
        rows -> {
          rows.next();
          result[0] = rows.getBoolean(1);
        });
    return result[0];
  }
}
