package wellspring.model.learner.gpt;

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
    return "{\"letters\":" + count + "}";
  }
}
