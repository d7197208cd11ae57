package wellspring.model.learner.matrix;

/**
 * Counts the n-grams of a corpus in tables of all that there can be. Where these are fewer than the
 * corpus is long, that is much quicker than to sort what there is ({@link NgramCounter}), and comes
 * to the same.
 */
final class NgramTables {
  private static final long CELLS_MAX = 1 << 22;

  private final TokenCorpus corpus;
  private final int symbols; // the start among them

  /** By n-gram of the length above, as a number in base {@code symbols}: its entry. */
  private int[] entriesAbove = {};

  private NgramTables(TokenCorpus corpus) {
    this.corpus = corpus;
    this.symbols = corpus.symbols() + 1;
  }

  /** Whether the tables for an order are smaller than the corpus. */
  static boolean fit(TokenCorpus corpus, int order) {
    long cells = 1;
    for (int length = 0; length <= order && cells <= CELLS_MAX; length++) {
      cells *= corpus.symbols() + 1;
    }
    return cells <= Math.min(CELLS_MAX, corpus.line().length);
  }

  /** The levels of lengths 1 to {@code order + 1}. */
  static NgramLevel[] count(TokenCorpus corpus, int order) {
    NgramTables tables = new NgramTables(corpus);
    NgramLevel[] levels = new NgramLevel[order + 1];
    int cells = 1;
    int above = 1;
    for (int length = 1; length <= order + 1; length++) {
      cells *= tables.symbols;
      levels[length - 1] = tables.level(length, cells, above);
      above = levels[length - 1].size();
    }
    return levels;
  }

  private NgramLevel level(int length, int cells, int sizeAbove) {
    int[] counts = occurrences(length, cells);
    if (length == 1) {
      counts[symbols - 1] = 0; // nobody predicts the start
    }
    NgramLevelBuilder level = new NgramLevelBuilder(sizeAbove);
    int[] entries = new int[cells];
    int before = 0;
    int shorter = cells / symbols;
    for (int ngram = 0; ngram < cells; ngram++) {
      if (counts[ngram] > 0 || (length == 1 && ngram == symbols - 1)) {
        entries[ngram] = level.size();
        level.add(
            length == 1 ? 0 : entriesAbove[ngram / symbols],
            ngram % symbols,
            length == 1 ? 0 : entriesAbove[ngram % shorter],
            before);
        before += counts[ngram];
      }
    }
    entriesAbove = entries;
    return level.build(before);
  }

  /** How often each n-gram occurs. */
  private int[] occurrences(int length, int cells) {
    if (length == 1) {
      return corpus.histogram();
    }
    int[] counts = new int[cells];
    int[] line = corpus.line();
    int first = cells / symbols; // what the first symbol of an n-gram counts
    int from = 0;
    for (int limit : corpus.limits()) {
      int ngram = 0; // of the symbols before p, as many as there are, fewer than the length by one
      for (int p = from; p < limit; p++) {
        ngram = ngram * symbols + line[p];
        if (p - from >= length - 1) {
          counts[ngram]++;
          ngram -= line[p - length + 1] * first;
        }
      }
      from = limit;
    }
    return counts;
  }
}
