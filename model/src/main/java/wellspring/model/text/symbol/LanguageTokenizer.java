package wellspring.model.text.symbol;

import java.util.List;
import java.util.stream.IntStream;
import wellspring.model.text.ByteTokenizer;
import wellspring.model.text.CharacterTokenizer;
import wellspring.model.text.ModelTokenizer;
import wellspring.model.text.Tokenizer;
import wellspring.model.text.WordTokenizer;

/** A language's own tokens under their own numbers, and the boundary after the last of them. */
public final class LanguageTokenizer implements ModelTokenizer {
  private final Tokenizer tokens;
  private final String json;

  private LanguageTokenizer(Tokenizer tokens, String json) {
    this.tokens = tokens;
    this.json = json;
  }

  /**
   * The tokens of a language.
   *
   * @throws IllegalArgumentException if they are neither words nor characters nor bytes
   */
  public static ModelTokenizer of(Tokenizer tokens) {
    if (tokens instanceof WordTokenizer words) {
      return new LanguageTokenizer(words, WordJson.of(words));
    }
    if (tokens instanceof ByteTokenizer bytes) {
      return new LanguageTokenizer(bytes, json(bytes));
    }
    if (tokens instanceof CharacterTokenizer characters) {
      return new LanguageTokenizer(characters, json(characters));
    }
    throw new IllegalArgumentException(
        "a neural model reads words, characters or bytes, not "
            + tokens.getClass().getSimpleName());
  }

  private static String json(ByteTokenizer bytes) {
    List<String> letters =
        IntStream.range(0, bytes.vocabularySize()).mapToObj(ByteAlphabet::letter).toList();
    return TokenizerJson.bytePairs(letters, List.of(), false);
  }

  private static String json(CharacterTokenizer characters) {
    List<String> all =
        IntStream.range(0, characters.vocabularySize()).mapToObj(characters::character).toList();
    return TokenizerJson.characters(all, WordTokenizer.UNKNOWN);
  }

  @Override
  public int vocabularySize() {
    return tokens.vocabularySize();
  }

  @Override
  public int symbols() {
    return tokens.vocabularySize() + 1;
  }

  @Override
  public int boundary() {
    return tokens.vocabularySize();
  }

  @Override
  public int[] encode(String text) {
    return tokens.encode(text);
  }

  @Override
  public String decode(int[] symbols) {
    return tokens.decode(IntStream.of(symbols).filter(symbol -> symbol != boundary()).toArray());
  }

  @Override
  public String json() {
    return json;
  }
}
