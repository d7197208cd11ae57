package wellspring.model.learner.matrix;

/**
 * Counts the n-grams of a corpus, one length after the other, by sorting alone.
 *
 * <p>A window is known by the position of its last symbol. The windows of length n are sorted; one
 * more stable counting sort, by the symbol before each window, sorts those of length n + 1 (a radix
 * sort, least significant symbol first). Equal windows then stand side by side. Two windows are
 * equal if their first symbols are and what follows is the same entry one level up, so that no
 * window is ever compared symbol by symbol, and nothing is hashed.
 *
 * <p>Windows stay within a document. One that begins with the start symbol cannot be made longer;
 * the start is the greatest symbol, so that these are the last of the sorted windows.
 */
final class NgramCounter {
  private final int[] line;
  private final int[] limits;
  private final int start;

  /** By first symbol: how many windows of the current length begin with it. */
  private final int[] windows;

  /** The windows of the current length, sorted; only the first ones can be made longer. */
  private int[] sorted;

  private int sortedCount;

  /** By position: the entry of the window of the current length that stops there. */
  private int[] entryAt;

  private int[] spareSorted;
  private int[] spareEntryAt;

  private NgramCounter(TokenCorpus corpus) {
    this.line = corpus.line();
    this.limits = corpus.limits();
    this.start = corpus.symbols();
    this.windows = corpus.histogram();
  }

  /** The levels of lengths 1 to {@code order + 1}. */
  static NgramLevel[] count(TokenCorpus corpus, int order) {
    NgramCounter counter = new NgramCounter(corpus);
    NgramLevel[] levels = new NgramLevel[order + 1];
    levels[0] = counter.single();
    if (order > 0) {
      counter.sortSingle(levels[0]);
    }
    for (int length = 2; length <= order + 1; length++) {
      counter.lengthen(length);
      levels[length - 1] = counter.level(levels[length - 2], length <= order);
    }
    return levels;
  }

  /** Single symbols; the start is among them, with a count of 0, because nobody predicts it. */
  private NgramLevel single() {
    NgramLevelBuilder level = new NgramLevelBuilder(1);
    int before = 0;
    for (int symbol = 0; symbol <= start; symbol++) {
      if (windows[symbol] > 0) {
        level.add(0, symbol, 0, before);
        before += symbol == start ? 0 : windows[symbol];
      }
    }
    return level.build(before);
  }

  /** Sorts the windows of length 1. */
  private void sortSingle(NgramLevel level) {
    sorted = new int[line.length];
    spareSorted = new int[line.length];
    entryAt = new int[line.length];
    spareEntryAt = new int[line.length];
    int[] entryOf = new int[start + 1];
    for (int entry = 0; entry < level.size(); entry++) {
      entryOf[level.symbol(entry)] = entry;
    }
    int[] slot = slots();
    for (int p = 0; p < line.length; p++) {
      int symbol = line[p];
      sorted[slot[symbol]++] = p;
      entryAt[p] = entryOf[symbol];
    }
    sortedCount = line.length;
  }

  /** Sorts the windows of a length, given the sorted windows that are shorter by one. */
  private void lengthen(int length) {
    int extensible = sortedCount - windows[start];
    for (int document = 0, from = 0; document < limits.length; document++) {
      int last = limits[document] - length + 1; // no longer window begins here
      if (last >= from) {
        windows[line[last]]--;
      }
      from = limits[document];
    }
    int[] slot = slots();
    for (int i = 0; i < extensible; i++) {
      int p = sorted[i];
      spareSorted[slot[line[p - length + 1]]++] = p;
    }
    int[] swap = sorted;
    sorted = spareSorted;
    spareSorted = swap;
    sortedCount = extensible;
  }

  /** Where the windows of each first symbol begin among all sorted ones. */
  private int[] slots() {
    int[] slot = new int[windows.length];
    for (int s = 1; s < slot.length; s++) {
      slot[s] = slot[s - 1] + windows[s - 1];
    }
    return slot;
  }

  /** Finds equal windows among the sorted ones. */
  private NgramLevel level(NgramLevel above, boolean needed) {
    NgramLevelBuilder level = new NgramLevelBuilder(above.size());
    int i = 0;
    for (int symbol = 0; symbol <= start; symbol++) {
      int same = -1;
      for (int limit = i + windows[symbol]; i < limit; i++) {
        int p = sorted[i];
        int rest = entryAt[p];
        if (rest != same) {
          level.add(entryAt[p - 1], line[p], rest, i);
          same = rest;
        }
        if (needed) {
          spareEntryAt[p] = level.size() - 1;
        }
      }
    }
    int[] swap = entryAt;
    entryAt = spareEntryAt;
    spareEntryAt = swap;
    return level.build(sortedCount);
  }
}
