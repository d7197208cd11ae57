package wellspring.model.text.symbol;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The pieces of text across which nothing is merged: words with the space before them, numbers,
 * runs of other characters, white space, and English endings such as {@code 've}.
 */
final class PreTokens {
  /** GPT-2's rule (Radford et al. 2019); {@code \s} there means Unicode's white space. */
  private static final Pattern PATTERN =
      Pattern.compile(
          """
          's|'t|'re|'ve|'m|'ll|'d\
          | ?\\p{L}+\
          | ?\\p{N}+\
          | ?[^\\p{IsWhite_Space}\\p{L}\\p{N}]+\
          |\\p{IsWhite_Space}+(?!\\P{IsWhite_Space})\
          |\\p{IsWhite_Space}+""");

  private PreTokens() {}

  /** How often each piece stands in some texts; the first seen comes first. */
  static Map<String, Long> counts(Iterable<String> texts) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (String text : texts) {
      in(text).forEach(piece -> counts.merge(piece, 1L, Long::sum));
    }
    return counts;
  }

  /** The pieces of a text, which together are the text. */
  static Stream<String> in(String text) {
    return PATTERN.matcher(text).results().map(MatchResult::group);
  }
}
