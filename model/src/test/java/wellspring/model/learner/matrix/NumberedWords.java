package wellspring.model.learner.matrix;

import java.util.Arrays;
import java.util.stream.Collectors;
import wellspring.model.text.Tokenizer;

/** The words w0, w1, ..., with spaces between them. */
public record NumberedWords(int vocabularySize) implements Tokenizer {
  @Override
  public int[] encode(String text) {
    return text.isEmpty()
        ? new int[0]
        : Arrays.stream(text.split(" ", -1)).mapToInt(this::token).toArray();
  }

  private int token(String word) {
    int token = Integer.parseInt(word, 1, word.length(), 10);
    if (token >= vocabularySize) {
      throw new IllegalArgumentException("the vocabulary lacks the word '" + word + "'");
    }
    return token;
  }

  @Override
  public String decode(int[] tokens) {
    return Arrays.stream(tokens).mapToObj(token -> "w" + token).collect(Collectors.joining(" "));
  }
}
