package wellspring.agents.scenario.tree;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** How messages put values, lists and guesses into words. */
public final class MessageWording {
  private static final int VALUE_CHARS_MAX = 60;
  private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

  private MessageWording() {}

  /** A value as a message shows it: text in quotes, the rest as JSON, cut where it is long. */
  public static String value(JsonNode value) {
    if (value.isNull() || value.isMissingNode()) {
      return "empty";
    }
    String shown = value.isTextual() ? "'" + value.textValue() + "'" : value.toString();
    return shown.length() <= VALUE_CHARS_MAX
        ? shown
        : shown.substring(0, VALUE_CHARS_MAX - 3) + "...";
  }

  /** {@code a, b or c}. */
  public static String or(List<String> words) {
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }

  /** The candidates, the most similar to the word first; alike ones by name. */
  public static List<String> nearestFirst(String word, Collection<String> candidates) {
    return candidates.stream()
        .sorted(
            Comparator.comparingInt((String candidate) -> distance(word, candidate))
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  /** The candidate that somebody who wrote the word probably meant. */
  public static Optional<String> nearest(String word, Collection<String> candidates) {
    int distanceMax = Math.max(2, word.length() / 3);
    return nearestFirst(word, candidates).stream()
        .findFirst()
        .filter(best -> distance(word, best) <= distanceMax);
  }

  /** How a sentence about an unknown word ends: {@code ; did you mean 'x'?}, or just ends. */
  public static String didYouMean(String word, Collection<String> candidates) {
    return nearest(word, candidates).map(best -> "; did you mean '" + best + "'?").orElse(".");
  }

  private static int distance(String a, String b) {
    return DISTANCE.apply(a.toLowerCase(Locale.ROOT), b.toLowerCase(Locale.ROOT));
  }
}
