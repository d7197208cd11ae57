package wellspring.model.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Sequences of n neighbours within a document, each under a number of its own.
 *
 * <p>A sequence is the number of all but its last token and that token. Numbers are given in the
 * order in which sequences first come, so that nothing depends on how they are looked up.
 */
final class NGrams {
  private final List<int[]> documents;
  private final int different;

  private NGrams(List<int[]> documents, int different) {
    this.documents = documents;
    this.different = different;
  }

  /**
   * The sequences of one, two, and up to so many neighbours.
   *
   * @param longest at least 1
   * @return by length, from 1
   */
  static List<NGrams> upTo(int longest, List<int[]> documents) {
    List<NGrams> all = new ArrayList<>();
    NGrams shorter = new NGrams(documents.stream().map(d -> new int[d.length + 1]).toList(), 1);
    for (int n = 1; n <= longest; n++) {
      shorter = shorter.longer(documents, n);
      all.add(shorter);
    }
    return all;
  }

  private NGrams longer(List<int[]> tokens, int n) {
    int places = tokens.stream().mapToInt(document -> Math.max(0, document.length - n + 1)).sum();
    KeyNumbers numbers = new KeyNumbers(places);
    List<int[]> named = new ArrayList<>(documents.size());
    for (int d = 0; d < tokens.size(); d++) {
      int[] document = tokens.get(d);
      int[] starts = documents.get(d);
      int[] names = new int[Math.max(0, document.length - n + 1)];
      for (int start = 0; start < names.length; start++) {
        names[start] = numbers.of((long) starts[start] << Integer.SIZE | document[start + n - 1]);
      }
      named.add(names);
    }
    return new NGrams(named, numbers.given);
  }

  /** Each document as the numbers of its sequences, in their order. */
  List<int[]> documents() {
    return documents;
  }

  /** How many different sequences there are; their numbers are below it. */
  int different() {
    return different;
  }

  /**
   * Different sequences relative to all, over all documents (distinct-n, Li et al. 2016).
   *
   * @return in (0, 1]; empty if no document has n tokens
   */
  OptionalDouble distinct() {
    long all = documents.stream().mapToLong(document -> document.length).sum();
    return all == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) different / all);
  }

  /**
   * The share of sequences that repeat an earlier one of the same document, averaged over the
   * documents that have any (seq-rep-n, Welleck et al. 2020).
   *
   * @return in [0, 1); empty if no document has n tokens
   */
  OptionalDouble repetition() {
    return SequentialSums.mean(
        documents.stream()
            .filter(document -> document.length > 0)
            .mapToDouble(document -> 1 - (double) countDistinct(document) / document.length)
            .toArray());
  }

  private static int countDistinct(int[] numbers) {
    int[] sorted = numbers.clone();
    Arrays.sort(sorted);
    int distinct = 1;
    for (int i = 1; i < sorted.length; i++) {
      distinct += sorted[i] == sorted[i - 1] ? 0 : 1;
    }
    return distinct;
  }

  /** Gives each key a number, the next one if it is new. */
  private static final class KeyNumbers {
    private final long[] keys;
    private final int[] numbers; // 0 where there is no key, else one more than its number
    private final int mask;
    private int given;

    /**
     * @param keysMax how many keys there can be
     */
    KeyNumbers(int keysMax) {
      int slots = Integer.highestOneBit(Math.max(1, keysMax)) * 4;
      keys = new long[slots];
      numbers = new int[slots];
      mask = slots - 1;
    }

    int of(long key) {
      long mixed = key * 0x9E3779B97F4A7C15L; // Fibonacci hashing (Knuth 1973)
      int slot = (int) (mixed >>> 32) & mask;
      while (numbers[slot] != 0 && keys[slot] != key) {
        slot = slot + 1 & mask;
      }
      if (numbers[slot] == 0) {
        keys[slot] = key;
        numbers[slot] = ++given;
      }
      return numbers[slot] - 1;
    }
  }
}
