package wellspring.model.text;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Every letter is a token: a is 0, b is 1, and so on; the boundary comes after them.
 *
 * @param vocabularySize how many letters there are
 */
public record Letters(int vocabularySize) implements ModelTokenizer {
  @Override
  public int symbols() {
    return vocabularySize + 1;
  }

  @Override
  public int boundary() {
    return vocabularySize;
  }

  @Override
  public int[] encode(String text) {
    int[] tokens = text.chars().map(letter -> letter - 'a').toArray();
    if (IntStream.of(tokens).anyMatch(token -> token < 0 || token >= vocabularySize)) {
      throw new IllegalArgumentException("no letter of ours in " + text);
    }
    return tokens;
  }

  @Override
  public String decode(int[] tokens) {
    return IntStream.of(tokens)
        .mapToObj(token -> String.valueOf((char) ('a' + token)))
        .collect(Collectors.joining());
  }

  @Override
  public String json() {
    String letters =
        IntStream.range(0, vocabularySize)
            .mapToObj(i -> "\"%s\":%d".formatted(decode(new int[] {i}), i))
            .collect(Collectors.joining(","));
    return """
        {"added_tokens":[{"id":%d,"content":"<|endoftext|>","special":true}],
         "model":{"type":"WordLevel","vocab":{%s},"unk_token":"a"}}
        """
        .formatted(vocabularySize, letters);
  }
}
