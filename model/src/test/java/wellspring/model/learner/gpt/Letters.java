package wellspring.model.learner.gpt;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import wellspring.model.text.ModelTokenizer;

/** A tokenizer for tests: the letters from {@code a} on, and the boundary after them. */
record Letters(int count) implements ModelTokenizer {
  @Override
  public int vocabularySize() {
    return count;
  }

  @Override
  public int symbols() {
    return count + 1;
  }

  @Override
  public int boundary() {
    return count;
  }

  @Override
  public int[] encode(String text) {
    return text.chars().map(letter -> letter - 'a').toArray();
  }

  @Override
  public String decode(int[] tokens) {
    StringBuilder text = new StringBuilder();
    for (int token : tokens) {
      text.append((char) ('a' + token));
    }
    return text.toString();
  }

  @Override
  public String json() {
    String letters =
        IntStream.range(0, count)
            .mapToObj(i -> "\"%s\":%d".formatted(decode(new int[] {i}), i))
            .collect(Collectors.joining(","));
    return """
        {"added_tokens":[{"id":%d,"content":"<|endoftext|>","special":true}],
         "model":{"type":"WordLevel","vocab":{%s},"unk_token":"a"}}
        """
        .formatted(count, letters);
  }
}
