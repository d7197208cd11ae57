package wellspring.model.learner.matrix;

/**
 * Finds the n-gram to which one of all occurrences belongs, in a time that does not depend on how
 * many n-grams there are: a guide table (Chen and Asau 1974; Devroye 1986, III.2.4). Immutable, and
 * safe to share between threads however it is handed over.
 */
final class OccurrenceGuide {
  /** So many places of the table for each n-gram, at most: few of these have to be passed over. */
  private static final int PLACES = 4;

  private final int[] before;
  private final int[] start;
  private final int shift;

  /**
   * @param before by entry, and one more: how often all n-grams before this one occur, together
   */
  OccurrenceGuide(int[] before) {
    this.before = before;
    int all = before[before.length - 1];
    int bits = 0;
    while (all >>> bits > (long) PLACES * before.length) {
      bits++;
    }
    this.shift = bits;
    this.start = new int[(all >>> shift) + 1];
    int entry = 0;
    for (int place = 0; place < start.length && place << shift < all; place++) {
      while (before[entry + 1] <= place << shift) {
        entry++;
      }
      start[place] = entry;
    }
  }

  /**
   * The entry to which an occurrence belongs.
   *
   * @param occurrence below what all n-grams together have
   */
  int entry(int occurrence) {
    int entry = start[occurrence >>> shift];
    while (before[entry + 1] <= occurrence) {
      entry++;
    }
    return entry;
  }
}
