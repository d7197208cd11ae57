package wellspring.infra.cli;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What the launcher found out about the terminal, which Java 17 cannot tell.
 *
 * @param outputIsTerminal whether standard output is one
 * @param errorIsTerminal whether standard error is one
 * @param columns how many characters fit on a line
 */
record TerminalInfo(boolean outputIsTerminal, boolean errorIsTerminal, int columns) {
  private static final int COLUMNS_DEFAULT = 132;

  static TerminalInfo current() {
    return new TerminalInfo(
        Boolean.getBoolean("wellspring.terminal.output"),
        Boolean.getBoolean("wellspring.terminal.error"),
        Integer.getInteger("wellspring.terminal.columns", COLUMNS_DEFAULT));
  }

  /** How the user calls the program. */
  static String launcher() {
    return System.getProperty("wellspring.launcher", "wellspring");
  }

  /** Words as they are typed into a shell. */
  static String command(List<String> words) {
    return words.stream().map(TerminalInfo::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return word.matches("(?!=)[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
