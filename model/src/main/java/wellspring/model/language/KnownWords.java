package wellspring.model.language;

import java.util.Arrays;
import wellspring.model.text.Vocabulary;
import wellspring.model.text.WhiteSpace;
import wellspring.model.text.WordTokenizer;

/** Reads any text in the words of a closed vocabulary, and refuses none. */
public final class KnownWords {
  /** Stands for a word that the vocabulary lacks. */
  public static final int UNKNOWN = -1;

  private final WordTokenizer tokenizer;

  public KnownWords(WordTokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  /** The tokens of a text, {@link #UNKNOWN} for each word that the vocabulary lacks. */
  public int[] tokens(String text) {
    Vocabulary vocabulary = tokenizer.vocabulary();
    int[] tokens = tokenizer.ends(text).orElseThrow();
    int start = 0;
    for (int i = 0; i < tokens.length; i++) {
      int end = tokens[i];
      tokens[i] = vocabulary.id(WhiteSpace.strip(text.substring(start, end)));
      start = end;
    }
    return tokens;
  }

  /** Whether the vocabulary has all words of a text. */
  public boolean knowsAll(String text) {
    return Arrays.stream(tokens(text)).allMatch(token -> token != UNKNOWN);
  }
}
