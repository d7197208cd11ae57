package wellspring.model.learner.matrix;

import java.util.Arrays;

/** Puts a level together, one n-gram after the other in lexicographic order. */
final class NgramLevelBuilder {
  private final int[] first;
  private final IntList symbol = new IntList();
  private final IntList before = new IntList();
  private final IntList suffix = new IntList();
  private int parents;

  /**
   * @param parents how many n-grams the level above has
   */
  NgramLevelBuilder(int parents) {
    this.first = new int[parents + 1];
  }

  /**
   * Adds the next n-gram.
   *
   * @param parent the n-gram without its last symbol, as an entry of the level above
   * @param last its last symbol
   * @param rest the n-gram without its first symbol, as an entry of the level above
   * @param occurrencesBefore how often all n-grams before this one occur, together
   */
  void add(int parent, int last, int rest, int occurrencesBefore) {
    while (parents <= parent) {
      first[parents++] = symbol.size();
    }
    symbol.add(last);
    before.add(occurrencesBefore);
    suffix.add(rest);
  }

  /** How many n-grams there are so far. */
  int size() {
    return symbol.size();
  }

  /**
   * @param occurrences how often all n-grams occur, together
   */
  NgramLevel build(int occurrences) {
    Arrays.fill(first, parents, first.length, symbol.size());
    before.add(occurrences);
    return new NgramLevel(first, symbol.toArray(), before.toArray(), suffix.toArray());
  }
}
