package wellspring.model.text;

/** How a language's documents end. */
public sealed interface DocumentEnd {

  /** The most tokens that a document of a model has. */
  int tokensMax();

  /**
   * Every document has the same number of tokens, and the end carries no information.
   *
   * @param tokens at least 1
   */
  record FixedLength(int tokens) implements DocumentEnd {
    public FixedLength {
      if (tokens < 1) {
        throw new IllegalArgumentException("a document needs at least one token, not " + tokens);
      }
    }

    @Override
    public int tokensMax() {
      return tokens;
    }
  }

  /**
   * A document ends where an end symbol is drawn. The symbol is no part of the vocabulary: it is
   * predicted like a token, numbered {@code vocabularySize}, and stands in no text.
   *
   * @param tokensMax where a document that does not end is cut off, at least 1
   */
  record EndSymbol(int tokensMax) implements DocumentEnd {
    public EndSymbol {
      if (tokensMax < 1) {
        throw new IllegalArgumentException("a document needs at least one token, not " + tokensMax);
      }
    }
  }
}
