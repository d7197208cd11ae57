package wellspring.infra.data;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many statements there are in SQL, by the lexical rules of PostgreSQL and DuckDB. */
final class StatementCounter {
  private static final Pattern TOKEN =
      Pattern.compile(
          """
          [eE]'(?:[^'\\\\]++|\\\\.|'')*+'  # text with escapes
          | '(?:[^']++|'')*+'
          | "(?:[^"]++|"")*+"
          | [$](\\w*)[$].*?[$]\\1[$]
          | --[^\\n]*+
          | /[*]
          | \\w++
          | .\
          """,
          Pattern.DOTALL | Pattern.COMMENTS);

  private static final Pattern IN_COMMENT = Pattern.compile("/[*]|[*]/|.", Pattern.DOTALL);

  private StatementCounter() {}

  /**
   * Checks that nothing follows the first statement: one result is shown, and of several it would
   * be unclear which.
   *
   * @throws DataException if something does
   */
  static void requireOne(String sql) {
    if (several(sql)) {
      throw new DataException(
          "The SQL has several statements, but only one is allowed: run one at a time, or combine"
              + " them with WITH or UNION ALL");
    }
  }

  private static boolean several(String sql) {
    Matcher tokens = TOKEN.matcher(sql);
    boolean ended = false;
    int depth = 0; // comments in comments
    while (tokens.find()) {
      String token = tokens.group();
      if (depth > 0 || token.equals("/*")) {
        depth += token.equals("/*") ? 1 : token.equals("*/") ? -1 : 0;
        tokens.usePattern(depth > 0 ? IN_COMMENT : TOKEN);
      } else if (token.equals(";")) {
        ended = true;
      } else if (ended && !token.isBlank() && !token.startsWith("--")) {
        return true;
      }
    }
    return false;
  }
}
