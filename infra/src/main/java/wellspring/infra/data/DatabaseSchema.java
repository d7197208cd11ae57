package wellspring.infra.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The tables that one can ask, whatever runs and sweeps they are filled from. */
enum DatabaseSchema {
  /** One row for each run. */
  RUNS(
      "one row for each run; those of a sweep have a column for each axis, named by its key",
      new SchemaColumn("run", "VARCHAR", "its name; SWEEP/NUMBER for a run of a sweep"),
      new SchemaColumn("sweep", "VARCHAR", "the sweep it belongs to"),
      new SchemaColumn("number", "INTEGER", "its number in the sweep"),
      new SchemaColumn("control", "BOOLEAN", "whether it is a human-only control of the sweep"),
      new SchemaColumn("replica", "INTEGER", "from 1; runs of the same replica share their chance"),
      new SchemaColumn("directory", "VARCHAR", "where it lies"),
      new SchemaColumn("scenario", "VARCHAR", "the name of its scenario"),
      new SchemaColumn("scenario_hash", "VARCHAR", "SHA-256 of the resolved scenario"),
      new SchemaColumn("seed", "BIGINT", "the root of its chance"),
      new SchemaColumn("status", "VARCHAR", "running, finished, aborted or failed"),
      new SchemaColumn("reason", "VARCHAR", "why it did not finish"),
      new SchemaColumn("rounds_closed", "INTEGER", "how many rounds count"),
      new SchemaColumn("fingerprint", "VARCHAR", "the hash of all that it produced"),
      new SchemaColumn("seconds", "DOUBLE", "how long it took"),
      new SchemaColumn("started", "TIMESTAMP", "when, in UTC"),
      new SchemaColumn("kafka", "VARCHAR", "embedded, memory or an address"),
      new SchemaColumn("device", "VARCHAR", "where neural models were trained"),
      new SchemaColumn("parent", "VARCHAR", "the run that it was forked from"),
      new SchemaColumn("fork_round", "INTEGER", "the last round that they share")),

  /** What evaluators measured. */
  MEASUREMENTS(
      "what was measured of each model in each round",
      new SchemaColumn("run", "VARCHAR", "as in runs"),
      new SchemaColumn("round", "INTEGER", "from 0"),
      new SchemaColumn("agent", "VARCHAR", "the model"),
      new SchemaColumn("measure", "VARCHAR", "for example diversity"),
      new SchemaColumn("value", "DOUBLE", "may be infinite, is never NaN"),
      new SchemaColumn("predicted", "DOUBLE", "what theory predicts; NULL where no theory applies"),
      new SchemaColumn(
          "human_only", "DOUBLE", "the human-only control's; NULL where none was computed")),

  /** What people and models wrote. */
  DOCUMENTS(
      "what people and models wrote",
      new SchemaColumn("run", "VARCHAR", "as in runs"),
      new SchemaColumn("id", "VARCHAR", "for example r0003/closed/00012"),
      new SchemaColumn("agent", "VARCHAR", "who wrote it"),
      new SchemaColumn("round", "INTEGER", "from 0"),
      new SchemaColumn("text", "VARCHAR", "what it says"),
      new SchemaColumn(
          "claimed_origin",
          "VARCHAR",
          "what it was declared to be: human, synthetic, assisted or none"),
      new SchemaColumn("origin", "VARCHAR", "what it is: human, synthetic or assisted"),
      new SchemaColumn("parent", "VARCHAR", "the release that wrote it; NULL for a person's"),
      new SchemaColumn(
          "human_share", "DOUBLE", "share of human text in what its author learned from"),
      new SchemaColumn("depth", "DOUBLE", "through how many models the text has passed")),

  /** What figures were taken from. */
  PROBES(
      "the texts that measures were computed from; human texts stay valid until there are newer ones",
      new SchemaColumn("run", "VARCHAR", "as in runs"),
      new SchemaColumn("round", "INTEGER", "when models were measured by it, from 0"),
      new SchemaColumn("agent", "VARCHAR", "the model that wrote it; evaluator for human text"),
      new SchemaColumn("kind", "VARCHAR", "probe, reference or held_out"),
      new SchemaColumn("number", "INTEGER", "from 0, in the order of measuring"),
      new SchemaColumn("text", "VARCHAR", "what it says")),

  /** Which generation has which checkpoint. */
  RELEASES(
      "each generation of each model",
      new SchemaColumn("run", "VARCHAR", "as in runs"),
      new SchemaColumn("round", "INTEGER", "when it was released"),
      new SchemaColumn("agent", "VARCHAR", "the model"),
      new SchemaColumn("generation", "INTEGER", "from 1"),
      new SchemaColumn("checkpoint", "VARCHAR", "SHA-256 of its checkpoint"),
      new SchemaColumn("documents", "INTEGER", "how many it was trained on"),
      new SchemaColumn("human_share", "DOUBLE", "the share of their text that people wrote"),
      new SchemaColumn("depth", "DOUBLE", "their mean depth plus 1")),

  /** Who paid whom. */
  PAYMENTS(
      "each payment; only where people read, or are paid: what one account has less, another has more",
      new SchemaColumn("run", "VARCHAR", "as in runs"),
      new SchemaColumn("round", "INTEGER", "from 0"),
      new SchemaColumn("payment", "VARCHAR", "for example r0003/payment/00012"),
      new SchemaColumn("from", "VARCHAR", "whose money it was; SQL wants \"from\" in quotes"),
      new SchemaColumn("to", "VARCHAR", "whose it is then; SQL wants \"to\" in quotes"),
      new SchemaColumn("amount", "DECIMAL(19,6)", "how much, exactly"),
      new SchemaColumn("reason", "VARCHAR", "attention, price, wage, subsidy or cost")),

  /** What audiences read. */
  READINGS(
      "what each audience read of each author; only where people read",
      new SchemaColumn("run", "VARCHAR", "as in runs"),
      new SchemaColumn("round", "INTEGER", "from 0"),
      new SchemaColumn("audience", "VARCHAR", "who read"),
      new SchemaColumn("author", "VARCHAR", "a cohort, a model, or visitor"),
      new SchemaColumn("offered", "INTEGER", "how many of its documents there were to read"),
      new SchemaColumn("read", "DOUBLE", "how many were read, each as often as it was"),
      new SchemaColumn("quality", "DOUBLE", "how good the audience takes it to be")),

  /** How cohorts go on. */
  COHORTS(
      "how each cohort goes on after a round; only where something happens to people",
      new SchemaColumn("run", "VARCHAR", "as in runs"),
      new SchemaColumn("round", "INTEGER", "from 0"),
      new SchemaColumn("cohort", "VARCHAR", "which one"),
      new SchemaColumn("writers", "INTEGER", "how many write from the next round on"),
      new SchemaColumn("joined", "INTEGER", "how many began to"),
      new SchemaColumn("left", "INTEGER", "how many ceased to; SQL wants \"left\" in quotes"),
      new SchemaColumn("documents", "INTEGER", "how many each of them writes then"),
      new SchemaColumn("income", "DOUBLE", "what a writer had of the round, less its cost"),
      new SchemaColumn("style", "DOUBLE", "how far it is from the language's own, from 0 to 1")),

  /** Where voices stand. */
  VOICES(
      "where cohorts and models stand on the map of voices; only where something happens to people",
      new SchemaColumn("run", "VARCHAR", "as in runs"),
      new SchemaColumn("round", "INTEGER", "from 0"),
      new SchemaColumn("author", "VARCHAR", "a cohort, a model, or visitor"),
      new SchemaColumn(
          "right", "DOUBLE", "the more it uses what is frequent; SQL wants \"right\" in quotes"),
      new SchemaColumn("up", "DOUBLE", "a direction at right angles to that"),
      new SchemaColumn("distance", "DOUBLE", "from the language's usual style, from 0 to 1")),

  /** How neural models were trained. */
  TRAINING(
      "how trainings of neural models went",
      new SchemaColumn("run", "VARCHAR", "as in runs"),
      new SchemaColumn("round", "INTEGER", "from 0"),
      new SchemaColumn("model", "VARCHAR", "which one"),
      new SchemaColumn("generation", "INTEGER", "from 1"),
      new SchemaColumn("step", "INTEGER", "from 1"),
      new SchemaColumn("steps", "INTEGER", "how many there are"),
      new SchemaColumn("loss", "DOUBLE", "nats per token"),
      new SchemaColumn("held_out_loss", "DOUBLE", "nats per token; NULL where it was not taken"),
      new SchemaColumn("learning_rate", "DOUBLE", "of the step"));

  private final String help;

  @SuppressWarnings("ImmutableEnumChecker") // List.of makes immutable lists
  private final List<SchemaColumn> columns;

  DatabaseSchema(String help, SchemaColumn... columns) {
    this.help = help;
    this.columns = List.of(columns);
  }

  /**
   * A column.
   *
   * @param type as SQL calls it
   * @param help what it holds
   */
  record SchemaColumn(String name, String type, String help) {}

  /** The table's name in SQL. */
  String table() {
    return name().toLowerCase(Locale.ROOT);
  }

  String help() {
    return help;
  }

  List<SchemaColumn> columns() {
    return columns;
  }

  /** The statement that makes the table, empty. */
  String create() {
    return columns.stream()
        .map(column -> DuckDb.name(column.name()) + " " + column.type())
        .collect(Collectors.joining(", ", "CREATE TABLE " + table() + " (", ")"));
  }

  /** The columns but the run's, as DuckDB's readers take them: {@code {'round': 'INTEGER', …}}. */
  String columnsOfFile() {
    return columns.stream()
        .filter(column -> !column.name().equals("run"))
        .map(column -> DuckDb.text(column.name()) + ": " + DuckDb.text(column.type()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  /** Whether a question names the table. */
  boolean isNamedIn(String sql) {
    return Pattern.compile("\\b" + table() + "\\b", Pattern.CASE_INSENSITIVE).matcher(sql).find();
  }

  /** All tables in words. */
  static String describe() {
    return Arrays.stream(values()).map(DatabaseSchema::words).collect(Collectors.joining("\n\n"));
  }

  private String words() {
    return columns.stream()
        .map(
            column ->
                String.format(
                    Locale.ROOT, "  %-15s %-13s %s", column.name(), column.type(), column.help()))
        .collect(Collectors.joining("\n", table() + ": " + help + "\n", ""));
  }
}
