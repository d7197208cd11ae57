package wellspring.agents.sweep;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits text at its commas, but not at those in quotes or brackets or behind a backslash. The
 * pieces are stripped of the white space around them, and otherwise as they were.
 */
final class CommaSplitter {
  private final String text;
  private int depth;
  private char quote;

  CommaSplitter(String text) {
    this.text = text;
  }

  /** The pieces; one, perhaps empty, if there is no such comma. */
  List<String> split() throws AxisSyntaxException {
    List<String> pieces = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == ',' && depth == 0 && quote == 0) {
        pieces.add(text.substring(from, i).strip());
        from = i + 1;
      } else {
        follow(c);
      }
    }
    if (quote != 0) {
      throw new AxisSyntaxException("ends before its closing quotation mark " + quote);
    }
    pieces.add(text.substring(from).strip());
    return pieces;
  }

  private void follow(char c) throws AxisSyntaxException {
    if (quote != 0) {
      quote = c == quote ? 0 : quote;
    } else if (c == '\'' || c == '"') {
      quote = c;
    } else if ("([{".indexOf(c) >= 0) {
      depth++;
    } else if (")]}".indexOf(c) >= 0 && --depth < 0) {
      throw new AxisSyntaxException("has a " + c + " that closes nothing");
    }
  }
}
