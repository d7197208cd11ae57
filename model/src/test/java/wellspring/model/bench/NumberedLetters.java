package wellspring.model.bench;

import wellspring.model.text.ModelTokenizer;

/**
 * A tokenizer that costs nothing: token n is the character n, and the boundary comes last.
 *
 * @param vocabularySize how many tokens there are beside the boundary
 */
record NumberedLetters(int vocabularySize) implements ModelTokenizer {
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
    return text.chars().toArray();
  }

  @Override
  public String decode(int[] tokens) {
    return new String(tokens, 0, tokens.length);
  }

  @Override
  public String json() {
    return "{\"letters\":" + vocabularySize + "}";
  }
}
