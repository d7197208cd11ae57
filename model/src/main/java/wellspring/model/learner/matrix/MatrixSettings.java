package wellspring.model.learner.matrix;

import java.util.List;
import wellspring.model.text.DocumentEnd;

/**
 * What two matrices must have in common to be added up or to replace each other.
 *
 * @param order how many tokens the matrix looks back, 0 to 5
 * @param prior how much weight a context gives to the shorter one
 * @param vocabularySize how many tokens there are
 * @param end how documents end
 */
record MatrixSettings(int order, Prior prior, int vocabularySize, DocumentEnd end) {
  static final int ORDER_MAX = 5;

  MatrixSettings {
    if (order < 0 || order > ORDER_MAX) {
      throw new IllegalArgumentException(
          "order must lie between 0 and " + ORDER_MAX + ", not at " + order);
    }
    if (vocabularySize < 1 || vocabularySize > Integer.MAX_VALUE - 2) {
      throw new IllegalArgumentException(
          "a vocabulary needs 1 to 2^31 - 3 tokens, not " + vocabularySize);
    }
  }

  /** How many symbols are predicted: the tokens, and the end where documents have one. */
  int symbols() {
    return end instanceof DocumentEnd.EndSymbol ? vocabularySize + 1 : vocabularySize;
  }

  /** Documents as symbols. */
  TokenCorpus corpus(List<int[]> documents) {
    return end instanceof DocumentEnd.EndSymbol
        ? TokenCorpus.closed(documents, vocabularySize, end.tokensMax())
        : TokenCorpus.open(documents, vocabularySize, end.tokensMax());
  }

  /** Whether there can be a document of that many tokens. */
  boolean allows(int tokens) {
    return end instanceof DocumentEnd.FixedLength
        ? tokens == end.tokensMax()
        : tokens <= end.tokensMax();
  }

  /** Whether an end symbol closes a document of that many tokens; one that was cut has none. */
  boolean closes(int tokens) {
    return end instanceof DocumentEnd.EndSymbol && tokens < end.tokensMax();
  }
}
