package wellspring.infra.data;

import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What is wrong with a question in SQL, in words, and what it could have named. */
final class SqlFault {
  private static final Pattern ERROR = Pattern.compile("([A-Z]\\w*(?: \\w+)*) Error: ");
  private static final Pattern PLACE = Pattern.compile("\\n+(?=LINE \\d+:)");

  /** Who asks for what is not there, or cannot be understood, is helped by what is there. */
  private static final List<String> OF_NAMES = List.of("Catalog", "Binder", "Parser");

  /** DuckDB's way to say these, and ours; the groups are names. */
  private static final List<Translation> SENTENCES =
      List.of(
          new Translation("Table with name (\\S+) does not exist!.*", "there is no table '%s'"),
          new Translation(
              "Referenced column \"(.+?)\" not found in FROM clause.*", "there is no column '%s'"),
          new Translation(
              "Referenced table \"(.+?)\" not found.*", "FROM names no table that is called '%s'"),
          new Translation(
              "Table \"(.+?)\" does not have a column named \"(.+?)\".*",
              "'%s' has no column '%s'"),
          new Translation(
              "(?:Scalar|Aggregate|Table) Function with name (\\S+) does not exist!.*",
              "there is no function '%s'"),
          new Translation(
              "syntax error at or near \"(.+?)\".*", "there is a syntax error at '%s'"));

  private record Translation(Pattern theirs, String ours) {
    Translation(String theirs, String ours) {
      this(Pattern.compile(theirs, Pattern.DOTALL), ours);
    }
  }

  private SqlFault() {}

  /**
   * The error for people.
   *
   * @param duck the database that was asked
   * @param raw what went wrong; returned as it is if it is not DuckDB's
   */
  static DataException of(DuckDb duck, String sql, DataException raw) {
    Matcher error = ERROR.matcher(String.valueOf(raw.getMessage()));
    if (!(raw.getCause() instanceof SQLException) || !error.lookingAt()) {
      return raw;
    }
    if (raw.getMessage().contains("Invalid result set")) { // why is lost while a result streams
      return lost(duck, sql, raw);
    }
    String[] parts = PLACE.split(raw.getMessage().substring(error.end()), 2);
    StringBuilder message = new StringBuilder("The SQL has no answer: ").append(words(parts[0]));
    if (parts.length > 1) {
      message.append("\n\n").append(parts[1].stripTrailing());
    }
    if (OF_NAMES.contains(error.group(1))) {
      message.append("\n\nThere are these tables, with their columns:\n").append(names(duck));
      message.append("\n'wellspring query --tables' says what they hold.");
    }
    return new DataException(message.toString(), raw);
  }

  private static DataException lost(DuckDb duck, String sql, DataException raw) {
    try {
      duck.execute("CREATE TEMP TABLE \"the answer\" AS " + sql);
      return raw;
    } catch (DataException e) {
      String why = PLACE.split(e.getMessage(), 2)[0]; // the place is one in our statement
      return why.contains("Invalid result set")
          ? raw
          : of(duck, sql, new DataException(why, e.getCause()));
    }
  }

  private static String words(String theirs) {
    for (Translation sentence : SENTENCES) {
      Matcher said = sentence.theirs().matcher(theirs);
      if (said.matches()) {
        Object[] names =
            IntStream.rangeClosed(1, said.groupCount()).mapToObj(said::group).toArray();
        return sentence.ours().formatted(names);
      }
    }
    return theirs.strip().replaceAll("\\s+", " ");
  }

  /** All tables as they are now: those of sweeps have a column for each axis, too. */
  private static String names(DuckDb duck) {
    StringBuilder names = new StringBuilder();
    duck.query(
        """
        SELECT table_name, string_agg(CASE WHEN regexp_full_match(column_name, '\\w+')
               THEN column_name ELSE '"' || column_name || '"' END, ', ' ORDER BY column_index)
        FROM duckdb_columns() WHERE NOT internal GROUP BY table_name
        ORDER BY min(table_oid)""",
        rows -> {
          while (rows.next()) {
            names.append("  %s: %s%n".formatted(rows.getString(1), rows.getString(2)));
          }
        });
    return names.toString().stripTrailing();
  }
}
