package wellspring.model.learner.matrix;

/**
 * All distinct n-grams of one length, in lexicographic order.
 *
 * <p>An n-gram is known by its place in that order, its entry. The n-grams that begin with the same
 * n - 1 symbols, their parent in the level above, stand together, so that a level needs no keys: it
 * says where each parent's children begin, and which symbol each child adds. (The layout follows
 * KenLM's trie, Heafield 2011; the links to suffixes follow Aho and Corasick, 1975.)
 */
final class NgramLevel {
  /** By entry of the level above, and one more: where that parent's children begin. */
  private final int[] first;

  /** By entry: the last symbol; ascending among the children of one parent. */
  private final int[] symbol;

  /** By entry, and one more: how often all n-grams before this one occur, together. */
  private final int[] before;

  /** By entry: the n-gram without its first symbol, as an entry of the level above. */
  private final int[] suffix;

  /** Made when it is first needed; who makes it twice has made the same. */
  private OccurrenceGuide guide;

  NgramLevel(int[] first, int[] symbol, int[] before, int[] suffix) {
    this.first = first;
    this.symbol = symbol;
    this.before = before;
    this.suffix = suffix;
  }

  int size() {
    return symbol.length;
  }

  /** Where the children of an entry of the level above begin. */
  int from(int parent) {
    return first[parent];
  }

  /** Where the children of an entry of the level above stop, exclusive. */
  int to(int parent) {
    return first[parent + 1];
  }

  int symbol(int entry) {
    return symbol[entry];
  }

  int suffix(int entry) {
    return suffix[entry];
  }

  int count(int entry) {
    return before[entry + 1] - before[entry];
  }

  /** How often the children of a parent occur, together. */
  int total(int parent) {
    return before[first[parent + 1]] - before[first[parent]];
  }

  /** The child that adds a symbol to a parent, or -1. */
  int find(int parent, int sought) {
    int low = first[parent];
    int high = first[parent + 1] - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int found = symbol[middle];
      if (found < sought) {
        low = middle + 1;
      } else if (found > sought) {
        high = middle - 1;
      } else {
        return middle;
      }
    }
    return -1;
  }

  /**
   * The child to which one of a parent's occurrences belongs.
   *
   * @param occurrence from 0 to {@code total(parent) - 1}
   */
  int childAt(int parent, int occurrence) {
    OccurrenceGuide known = guide;
    if (known == null) {
      known = new OccurrenceGuide(before);
      guide = known;
    }
    return known.entry(before[first[parent]] + occurrence);
  }
}
