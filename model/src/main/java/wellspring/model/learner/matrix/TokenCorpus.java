package wellspring.model.learner.matrix;

import java.util.List;

/**
 * Documents as one line of symbols: each begins with a start symbol, its tokens follow, and an end
 * symbol closes it where it has one.
 *
 * <p>Predicted symbols run from 0 to {@code symbols - 1}; the end, if any, is the last of them. The
 * start is numbered {@code symbols}: it is only ever looked back at.
 */
public final class TokenCorpus {
  /** The longest line that every Java machine can hold. */
  private static final int LENGTH_MAX = Integer.MAX_VALUE - 8;

  private final int symbols;
  private final int[] line;
  private final int[] limits;

  private TokenCorpus(int symbols, int[] line, int[] limits) {
    this.symbols = symbols;
    this.line = line;
    this.limits = limits;
  }

  /**
   * Documents that simply stop.
   *
   * @param documents tokens from 0 to {@code vocabularySize - 1}, by document
   * @param tokensMax where documents are cut: of a longer one no more is seen
   * @throws IllegalArgumentException if a token lies outside the vocabulary, or there are 2^31
   *     positions or more
   */
  public static TokenCorpus open(List<int[]> documents, int vocabularySize, int tokensMax) {
    return of(documents, vocabularySize, tokensMax, false);
  }

  /**
   * Documents that an end symbol closes, numbered {@code vocabularySize}, unless they were cut.
   *
   * @param tokensMax where documents are cut: one that gets there has no end
   * @throws IllegalArgumentException as {@link #open} does
   */
  public static TokenCorpus closed(List<int[]> documents, int vocabularySize, int tokensMax) {
    return of(documents, vocabularySize, tokensMax, true);
  }

  private static TokenCorpus of(
      List<int[]> documents, int vocabularySize, int tokensMax, boolean closed) {
    int symbols = closed ? vocabularySize + 1 : vocabularySize;
    int[] line = new int[length(documents, tokensMax, closed)];
    int[] limits = new int[documents.size()];
    int at = 0;
    for (int document = 0; document < limits.length; document++) {
      int[] tokens = documents.get(document);
      int seen = Math.min(tokens.length, tokensMax);
      line[at++] = symbols;
      for (int i = 0; i < seen; i++) {
        line[at++] = checked(tokens[i], vocabularySize);
      }
      if (closed && seen < tokensMax) {
        line[at++] = vocabularySize;
      }
      limits[document] = at;
    }
    return new TokenCorpus(symbols, line, limits);
  }

  private static int length(List<int[]> documents, int tokensMax, boolean closed) {
    long length = 0;
    for (int[] tokens : documents) {
      int seen = Math.min(tokens.length, tokensMax);
      length += 1L + seen + (closed && seen < tokensMax ? 1 : 0);
    }
    if (length > LENGTH_MAX) {
      throw new IllegalArgumentException(
          "a corpus of "
              + length
              + " tokens and document limits is too long; at most "
              + LENGTH_MAX);
    }
    return (int) length;
  }

  private static int checked(int token, int vocabularySize) {
    if (token < 0 || token >= vocabularySize) {
      throw new IllegalArgumentException(
          "token " + token + " lies outside the vocabulary of " + vocabularySize);
    }
    return token;
  }

  /** How many symbols are predicted; also the number of the start symbol. */
  int symbols() {
    return symbols;
  }

  /** The symbols, document behind document. Not to be changed. */
  int[] line() {
    return line;
  }

  /** Where each document stops, exclusive. Not to be changed. */
  int[] limits() {
    return limits;
  }

  /** How often each symbol occurs, the start included; length {@code symbols + 1}. */
  int[] histogram() {
    int[] histogram = new int[symbols + 1];
    for (int symbol : line) {
      histogram[symbol]++;
    }
    return histogram;
  }
}
