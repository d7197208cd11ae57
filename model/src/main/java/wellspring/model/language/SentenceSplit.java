package wellspring.model.language;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sentences of a text, in a simple way: one ends at a line break, or at a {@code .}, {@code !}
 * or {@code ?} that has white space behind it. An abbreviation ends one too, and a full stop before
 * a quotation mark does not. All of them together are the text, character by character.
 */
final class SentenceSplit {
  private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");
  private static final String STOPS = ".!?";

  private SentenceSplit() {}

  /**
   * One of them.
   *
   * @param gap the white space before it; none before the first one
   * @param words the rest
   */
  record Sentence(String gap, String words) {}

  /** The sentences of a text; none if it is empty. */
  static List<Sentence> of(String text) {
    List<Sentence> sentences = new ArrayList<>();
    Matcher space = WHITE_SPACE.matcher(text);
    String gap = "";
    int start = 0;
    while (space.find()) {
      if (space.start() > 0 && space.end() < text.length() && ends(text, space)) {
        sentences.add(new Sentence(gap, text.substring(start, space.start())));
        gap = space.group();
        start = space.end();
      }
    }
    if (start < text.length()) {
      sentences.add(new Sentence(gap, text.substring(start)));
    }
    return sentences;
  }

  private static boolean ends(String text, Matcher space) {
    return STOPS.indexOf(text.charAt(space.start() - 1)) >= 0
        || space.group().chars().anyMatch(c -> c == '\n' || c == '\r');
  }
}
