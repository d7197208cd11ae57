package wellspring.model.measure;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import wellspring.model.text.Tokenizer;

/** Every letter is a token: a is 0, b is 1, and so on. */
record Letters(int vocabularySize) implements Tokenizer {

  @Override
  public int[] encode(String text) {
    return text.chars()
        .map(letter -> letter - 'a')
        .peek(
            token -> {
              if (token < 0 || token >= vocabularySize) {
                throw new IllegalArgumentException("no letter of ours in " + text);
              }
            })
        .toArray();
  }

  @Override
  public String decode(int[] tokens) {
    return IntStream.of(tokens)
        .mapToObj(token -> String.valueOf((char) ('a' + token)))
        .collect(Collectors.joining());
  }
}
