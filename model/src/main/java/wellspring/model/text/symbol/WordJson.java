package wellspring.model.text.symbol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import wellspring.model.text.Vocabulary;
import wellspring.model.text.WordTokenizer;
import wellspring.model.text.symbol.TokenizerJson.Replacement;

/**
 * The words of a language as {@code tokenizer.json}: the same numbers for text and the same text
 * for numbers as {@link WordTokenizer}'s.
 *
 * <p>Two texts are read differently. Characters that came into Unicode after this Java's version of
 * it may be letters there and symbols here; and half a surrogate pair, which a file cannot hold.
 */
final class WordJson {
  /** A run of letters, marks and digits, and joiners between two of them; or any one character. */
  private static final String WORD =
      """
      [\\p{L}\\p{M}\\p{N}]+\
      (?:['\\-\\u2019\\u2010\\u2011\\u00AD\\u200C\\u200D][\\p{L}\\p{M}\\p{N}]+)*\
      |[^\\p{Z}\\t\\u000B\\f\\r\\u001C-\\u001F]""";

  private static final String CLOSING = ".,;:!?";

  /** Where a text begins with something else than a closing mark or a newline. */
  private static final String OPEN = "\\A(?=[^%s\\n])".formatted(CLOSING);

  private WordJson() {}

  static String of(WordTokenizer tokenizer) {
    Vocabulary vocabulary = tokenizer.vocabulary();
    List<String> words =
        IntStream.range(0, vocabulary.size())
            .mapToObj(vocabulary::word)
            .map(WordJson::name)
            .toList();
    String unknown = tokenizer.readsUnknownWords() ? WordTokenizer.UNKNOWN : TokenizerJson.BOUNDARY;
    return TokenizerJson.words(words, unknown, WORD, continuation());
  }

  /** How words become text after other text: other programs write on in what they are given. */
  static ObjectNode continuation() {
    List<Replacement> all = new ArrayList<>(tight());
    all.add(new Replacement("Regex", OPEN, " "));
    return TokenizerJson.spacing(all);
  }

  /** How words become the text of a whole document. */
  static ObjectNode document() {
    return TokenizerJson.spacing(tight());
  }

  /** Half a surrogate pair cannot be written; what stands for it here is no single word. */
  private static String name(String word) {
    char first = word.charAt(0);
    return word.length() == 1 && Character.isSurrogate(first)
        ? "U+%04X".formatted((int) first)
        : word;
  }

  /** No space around a newline and before closing marks. */
  private static List<Replacement> tight() {
    List<Replacement> tight = new ArrayList<>();
    CLOSING.chars().mapToObj(Character::toString).map(WordJson::withoutSpace).forEach(tight::add);
    tight.add(withoutSpace("\n"));
    tight.add(new Replacement("String", "\n ", "\n"));
    return tight;
  }

  private static Replacement withoutSpace(String mark) {
    return new Replacement("String", " " + mark, mark);
  }
}
