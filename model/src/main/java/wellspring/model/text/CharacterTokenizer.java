package wellspring.model.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The characters of a text as tokens, white space among them: what languages need that put no
 * spaces between words.
 *
 * <p>A character is a code point. Those that the vocabulary lacks are read as {@link
 * WordTokenizer#UNKNOWN}; every other text comes back as it was.
 *
 * <p>Immutable, and safe to share between threads.
 */
public final class CharacterTokenizer implements Tokenizer {
  private static final int UNKNOWN = WordTokenizer.UNKNOWN.codePointAt(0);

  private final int[] characters; // code points, by token
  private final Map<Integer, Integer> tokens = new HashMap<>();

  private CharacterTokenizer(int[] characters) {
    this.characters = characters;
    for (int token = 0; token < characters.length; token++) {
      tokens.put(characters[token], token);
    }
  }

  /**
   * A tokenizer of all characters of some texts, the most frequent first, equally frequent ones by
   * their number in Unicode; and last the one for unknown characters, unless it stands in the
   * texts.
   */
  public static CharacterTokenizer over(Iterable<String> texts) {
    Map<Integer, Long> counts = new HashMap<>();
    for (String text : texts) {
      text.codePoints().forEach(character -> counts.merge(character, 1L, Long::sum));
    }
    counts.putIfAbsent(UNKNOWN, 0L);
    return new CharacterTokenizer(
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<Integer, Long>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .mapToInt(Map.Entry::getKey)
            .toArray());
  }

  @Override
  public int vocabularySize() {
    return characters.length;
  }

  /** The character behind a number. */
  public String character(int token) {
    return Character.toString(characters[token]);
  }

  @Override
  public OptionalInt unknown() {
    return OptionalInt.of(tokens.get(UNKNOWN));
  }

  @Override
  public int[] encode(String text) {
    int unknown = tokens.get(UNKNOWN);
    return text.codePoints().map(character -> tokens.getOrDefault(character, unknown)).toArray();
  }

  @Override
  public OpenReader openReader() {
    return new GrowingCharacters();
  }

  @Override
  public Optional<int[]> ends(String text) {
    int[] lengths = text.codePoints().map(Character::charCount).toArray();
    Arrays.parallelPrefix(lengths, Integer::sum);
    return Optional.of(lengths);
  }

  @Override
  public String decode(int[] text) {
    StringBuilder decoded = new StringBuilder(text.length);
    IntStream.of(text).map(token -> characters[token]).forEach(decoded::appendCodePoint);
    return decoded.toString();
  }

  /** Gives each character that the vocabulary lacks a number of its own. */
  private final class GrowingCharacters implements OpenReader {
    private final Map<Integer, Integer> numbers = new LinkedHashMap<>();

    @Override
    public int[] read(String text) {
      return text.codePoints().map(this::number).toArray();
    }

    private int number(int character) {
      Integer known = tokens.get(character);
      return known != null
          ? known
          : numbers.computeIfAbsent(character, c -> vocabularySize() + 1 + numbers.size());
    }

    @Override
    public List<String> invented() {
      return numbers.keySet().stream().map(Character::toString).toList();
    }
  }
}
