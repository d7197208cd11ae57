package wellspring.infra.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import wellspring.model.file.FileFault;

/** The two files that a sweep grows by, in the tables of the database. */
final class SweepTable {
  /** The columns around those of the axes. */
  private static final int BEFORE_AXES = 2;

  private static final String AFTER_AXES = "replica";

  private SweepTable() {}

  /** The columns of {@code runs.csv}. */
  static List<String> header(RowSource.Sweep sweep) {
    Path file = sweep.directory().runs();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        CSVParser rows = CSVFormat.RFC4180.builder().setHeader().get().parse(reader)) {
      List<String> header = List.copyOf(rows.getHeaderNames());
      if (!header.contains(AFTER_AXES)) {
        throw new DataException(file + " is damaged: it does not begin with a sweep's columns");
      }
      return header;
    } catch (IOException e) {
      throw FileFault.cannot("read", file, e);
    }
  }

  /** Those of the axes. */
  static List<String> axes(List<String> header) {
    return header.subList(BEFORE_AXES, header.lastIndexOf(AFTER_AXES));
  }

  static void loadRuns(DuckDb duck, RowSource.Sweep sweep, List<String> header) {
    String axes =
        axes(header).stream()
            .map(axis -> ", nullif(%s, '') AS %s".formatted(DuckDb.name(axis), DuckDb.name(axis)))
            .collect(Collectors.joining());
    duck.execute(
        """
        INSERT INTO runs BY NAME
        SELECT %s || '/' || run AS run, %s AS sweep, run AS number, control, replica,
          %s AS directory, %s AS scenario, seed, status, nullif(reason, '') AS reason,
          nullif(fingerprint, '') AS fingerprint, seconds%s
        FROM %s"""
            .formatted(
                DuckDb.text(sweep.name()),
                DuckDb.text(sweep.name()),
                DuckDb.text(sweep.path()),
                DuckDb.textOrNull(manifest(sweep).path("scenario").asText()),
                axes,
                RunFileSql.csv(settled(duck, sweep, sweep.directory().runs()), types(header))));
  }

  /** Only figures of runs that are recorded count. */
  static void loadMeasurements(DuckDb duck, RowSource.Sweep sweep) {
    Path file = settled(duck, sweep, sweep.directory().measurements());
    String columns =
        "{'run': 'INTEGER', " + DatabaseSchema.MEASUREMENTS.columnsOfFile().substring(1);
    duck.execute(
        """
        INSERT INTO measurements
        SELECT %s || '/' || run, round, agent, measure, value, predicted, human_only FROM %s
        WHERE run IN (SELECT number FROM runs WHERE sweep = %s AND status = 'finished')"""
            .formatted(
                DuckDb.text(sweep.name()),
                RunFileSql.csv(file, columns),
                DuckDb.text(sweep.name())));
  }

  private static String types(List<String> header) {
    return header.stream()
        .map(name -> DuckDb.text(name) + ": " + DuckDb.text(type(name)))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String type(String column) {
    return switch (column) {
      case "run", "replica", "measurements" -> "INTEGER";
      case "control" -> "BOOLEAN";
      case "seed" -> "BIGINT";
      case "seconds" -> "DOUBLE";
      default -> "VARCHAR";
    };
  }

  private static JsonNode manifest(RowSource.Sweep sweep) {
    return RunsTable.json(sweep.directory().manifest());
  }

  /** The file; its whole lines if the sweep may still be adding to it, or was killed. */
  private static Path settled(DuckDb duck, RowSource.Sweep sweep, Path file) {
    boolean running = manifest(sweep).path("progress").path("status").asText().equals("running");
    return running ? RunFileSql.lines(file, duck.scratch()) : file;
  }
}
