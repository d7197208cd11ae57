package wellspring.dashboards.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a text into words that can be shown side by side.
 *
 * <p>Tokens that are parts of what people see as one character (a byte of a letter, a person in an
 * emoji of a family, an accent) are shown together; their surprisals add up.
 */
final class WordSplitter {
  private static final int SHOWN_MAX = 2_000;
  private static final Pattern CHARACTER = Pattern.compile("\\X");

  private final String text;
  private final String shown;
  private final TreeSet<Integer> boundaries = new TreeSet<>();

  WordSplitter(String text) {
    this.text = text;
    Matcher characters = CHARACTER.matcher(head(text, 2 * SHOWN_MAX));
    int end = 0;
    while (characters.find() && characters.end() <= SHOWN_MAX) {
      end = characters.end();
      boundaries.add(end);
    }
    this.shown = end == 0 ? head(text, SHOWN_MAX) : text.substring(0, end);
    boundaries.add(shown.length());
  }

  /** Whether the text is longer than what is shown of it. */
  boolean isTruncated() {
    return shown.length() < text.length();
  }

  /** The text, or its beginning, in one piece. */
  List<ShadedWord> unshaded() {
    return shown.isEmpty() ? List.of() : List.of(new ShadedWord(shown, null));
  }

  /**
   * The text, or its beginning, in words.
   *
   * @param ends where each token ends
   * @param nats the surprisal of each token; NaN where it cannot be told
   */
  List<ShadedWord> shaded(int[] ends, double[] nats) {
    List<ShadedWord> words = new ArrayList<>();
    int start = 0;
    double sum = 0;
    for (int token = 0; token < ends.length && ends[token] <= shown.length(); token++) {
      sum += nats[token];
      boolean last = token + 1 == ends.length || ends[token + 1] > ends[token];
      if (last && boundaries.contains(ends[token])) {
        words.add(word(shown.substring(start, ends[token]), sum));
        start = ends[token];
        sum = 0;
      }
    }
    if (start < shown.length()) {
      words.add(new ShadedWord(shown.substring(start), null));
    }
    return words;
  }

  private static ShadedWord word(String text, double nats) {
    return new ShadedWord(text, Optional.of(nats).filter(told -> !told.isNaN()).orElse(null));
  }

  /** The first chars of a text, without half a code point. */
  private static String head(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    boolean half = Character.isHighSurrogate(text.charAt(max - 1));
    return text.substring(0, half ? max - 1 : max);
  }
}
