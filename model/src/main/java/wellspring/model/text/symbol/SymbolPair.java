package wellspring.model.text.symbol;

import java.util.Arrays;

/** Two symbols that stand side by side in a corpus: how often, and where. */
final class SymbolPair {
  private static final int FIRST_PLACES = 4;

  final int left;
  final int right;
  private long count;
  private int[] places = new int[FIRST_PLACES];
  private int placeCount;

  SymbolPair(int left, int right) {
    this.left = left;
    this.right = right;
  }

  /** How often it occurs now. */
  long count() {
    return count;
  }

  /** One place more, not left of the others, which counts so many times. */
  void add(int place, long times) {
    if (placeCount == places.length) {
      places = Arrays.copyOf(places, placeCount * 2);
    }
    places[placeCount++] = place;
    count += times;
  }

  /** One place less. It stays among the places. */
  void remove(long times) {
    count -= times;
  }

  /** Where it occurs or once occurred, from left to right. */
  int[] places() {
    return Arrays.copyOf(places, placeCount);
  }
}
