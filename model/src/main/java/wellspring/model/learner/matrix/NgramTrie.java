package wellspring.model.learner.matrix;

/**
 * How often each sequence of up to {@code order + 1} symbols occurs in a corpus.
 *
 * <p>A context is a sequence of up to {@code order} symbols that occurs: the pair of its length and
 * its entry in the level of that length. The empty context is entry 0 of length 0. Immutable; the
 * same corpus gives the same trie in whatever order its documents come. It takes 12 bytes for each
 * distinct sequence of {@code order + 1} symbols and 16 for each shorter one.
 */
public final class NgramTrie {
  private final int symbols;
  private final NgramLevel[] levels;

  /**
   * @param levels by length, from 1 to {@code order + 1}
   */
  NgramTrie(int symbols, NgramLevel[] levels) {
    this.symbols = symbols;
    this.levels = levels;
  }

  /** Counts a corpus, in time proportional to {@code order + 1} times its length. */
  public static NgramTrie count(TokenCorpus corpus, int order) {
    return new NgramTrie(
        corpus.symbols(),
        NgramTables.fit(corpus, order)
            ? NgramTables.count(corpus, order)
            : NgramCounter.count(corpus, order));
  }

  /**
   * The counts of both corpora together.
   *
   * @throws IllegalArgumentException if order or symbols differ, or a count gets greater than 2^31
   *     - 1
   */
  public NgramTrie plus(NgramTrie other) {
    if (order() != other.order() || symbols != other.symbols) {
      throw new IllegalArgumentException(
          "counts of order %d over %d symbols cannot be added to order %d over %d"
              .formatted(other.order(), other.symbols, order(), symbols));
    }
    return new NgramTrie(symbols, NgramMerge.merge(levels, other.levels));
  }

  public int order() {
    return levels.length - 1;
  }

  /** How many symbols are predicted; also the number of the start symbol. */
  public int symbols() {
    return symbols;
  }

  /** How many different sequences of a length there are. */
  public int distinct(int length) {
    return levels[length - 1].size();
  }

  /** The n-grams that add one symbol to a context of that length. */
  NgramLevel after(int length) {
    return levels[length];
  }

  /** A context of that length without its first symbol, as an entry. */
  int shorter(int length, int entry) {
    return levels[length - 1].suffix(entry);
  }
}
