package wellspring.infra.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The tables that one can ask, whatever runs and sweeps they are filled from. */
enum Schema {
  /** One row for each run. */
  RUNS(
      "one row for each run; those of a sweep have a column for each axis, named by its key",
      new Column("run", "VARCHAR", "its name; SWEEP/NUMBER for a run of a sweep"),
      new Column("sweep", "VARCHAR", "the sweep it belongs to"),
      new Column("number", "INTEGER", "its number in the sweep"),
      new Column("control", "BOOLEAN", "whether it is the sweep's human-only control"),
      new Column("replica", "INTEGER", "from 1; runs of the same replica share their chance"),
      new Column("directory", "VARCHAR", "where it lies"),
      new Column("scenario", "VARCHAR", "the name of its scenario"),
      new Column("scenario_hash", "VARCHAR", "SHA-256 of the resolved scenario"),
      new Column("seed", "BIGINT", "the root of its chance"),
      new Column("status", "VARCHAR", "running, finished, aborted or failed"),
      new Column("reason", "VARCHAR", "why it did not finish"),
      new Column("rounds_closed", "INTEGER", "how many rounds count"),
      new Column("fingerprint", "VARCHAR", "the hash of all that it produced"),
      new Column("seconds", "DOUBLE", "how long it took"),
      new Column("started", "TIMESTAMP", "when, in UTC"),
      new Column("kafka", "VARCHAR", "embedded, memory or an address"),
      new Column("device", "VARCHAR", "where neural models were trained")),

  /** What evaluators measured. */
  MEASUREMENTS(
      "what was measured of each model in each round",
      new Column("run", "VARCHAR", "as in runs"),
      new Column("round", "INTEGER", "from 0"),
      new Column("agent", "VARCHAR", "the model"),
      new Column("measure", "VARCHAR", "for example diversity"),
      new Column("value", "DOUBLE", "may be infinite, is never NaN"),
      new Column("predicted", "DOUBLE", "what theory says; NULL where it is silent"),
      new Column("human_only", "DOUBLE", "the human-only control's; NULL where none was computed")),

  /** What people and models wrote. */
  DOCUMENTS(
      "what people and models wrote",
      new Column("run", "VARCHAR", "as in runs"),
      new Column("id", "VARCHAR", "for example r0003/closed/00012"),
      new Column("agent", "VARCHAR", "who wrote it"),
      new Column("round", "INTEGER", "from 0"),
      new Column("text", "VARCHAR", "what it says"),
      new Column("claimed_origin", "VARCHAR", "what it was declared to be: human or synthetic"),
      new Column("origin", "VARCHAR", "what it is: human or synthetic"),
      new Column("parent", "VARCHAR", "the release that wrote it; NULL for a person's"),
      new Column("human_share", "DOUBLE", "share of human text in what its author learned from"),
      new Column("depth", "DOUBLE", "through how many models the text has passed")),

  /** What figures were taken from. */
  PROBES(
      "the texts that figures were taken from; human ones hold until there are others",
      new Column("run", "VARCHAR", "as in runs"),
      new Column("round", "INTEGER", "when models were measured by it, from 0"),
      new Column("agent", "VARCHAR", "the model that wrote it; evaluator for human text"),
      new Column("kind", "VARCHAR", "probe, reference or held_out"),
      new Column("number", "INTEGER", "from 0, in the order of measuring"),
      new Column("text", "VARCHAR", "what it says")),

  /** Which generation has which checkpoint. */
  RELEASES(
      "each generation of each model",
      new Column("run", "VARCHAR", "as in runs"),
      new Column("round", "INTEGER", "when it was released"),
      new Column("agent", "VARCHAR", "the model"),
      new Column("generation", "INTEGER", "from 1"),
      new Column("checkpoint", "VARCHAR", "SHA-256 of its checkpoint"),
      new Column("documents", "INTEGER", "how many it was trained on"),
      new Column("human_share", "DOUBLE", "the share of their text that people wrote"),
      new Column("depth", "DOUBLE", "their mean depth, and 1 more")),

  /** How neural models were trained. */
  TRAINING(
      "how trainings of neural models went",
      new Column("run", "VARCHAR", "as in runs"),
      new Column("round", "INTEGER", "from 0"),
      new Column("model", "VARCHAR", "which one"),
      new Column("generation", "INTEGER", "from 1"),
      new Column("step", "INTEGER", "from 1"),
      new Column("steps", "INTEGER", "how many there are"),
      new Column("loss", "DOUBLE", "nats per token"),
      new Column("held_out_loss", "DOUBLE", "nats per token; NULL where it was not taken"),
      new Column("learning_rate", "DOUBLE", "of the step"));

  private final String help;

  @SuppressWarnings("ImmutableEnumChecker") // List.of makes immutable lists
  private final List<Column> columns;

  Schema(String help, Column... columns) {
    this.help = help;
    this.columns = List.of(columns);
  }

  /**
   * A column.
   *
   * @param type as SQL calls it
   * @param help what it holds
   */
  record Column(String name, String type, String help) {}

  /** The table's name in SQL. */
  String table() {
    return name().toLowerCase(Locale.ROOT);
  }

  String help() {
    return help;
  }

  List<Column> columns() {
    return columns;
  }

  /** The statement that makes the table, empty. */
  String create() {
    return columns.stream()
        .map(column -> column.name() + " " + column.type())
        .collect(Collectors.joining(", ", "CREATE TABLE " + table() + " (", ")"));
  }

  /** The columns but the run's, as DuckDB's readers take them: {@code {'round': 'INTEGER', …}}. */
  String columnsOfFile() {
    return columns.stream()
        .filter(column -> !column.name().equals("run"))
        .map(column -> Duck.text(column.name()) + ": " + Duck.text(column.type()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  /** Whether a question names the table. */
  boolean isNamedIn(String sql) {
    return Pattern.compile("\\b" + table() + "\\b", Pattern.CASE_INSENSITIVE).matcher(sql).find();
  }

  /** All tables in words. */
  static String describe() {
    return Arrays.stream(values()).map(Schema::words).collect(Collectors.joining("\n\n"));
  }

  private String words() {
    return columns.stream()
        .map(
            column ->
                String.format(
                    Locale.ROOT, "  %-15s %-10s %s", column.name(), column.type(), column.help()))
        .collect(Collectors.joining("\n", table() + ": " + help + "\n", ""));
  }
}
