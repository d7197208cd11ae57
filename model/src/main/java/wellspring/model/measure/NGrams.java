package wellspring.model.measure;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Sequences of n neighbours within a document: how many differ, and how many repeat. */
final class NGrams {
  private NGrams() {}

  /**
   * Different sequences relative to all, over all documents (distinct-n, Li et al. 2016).
   *
   * @param n how many neighbours, at least 1
   * @return in (0, 1]; empty if no document has n tokens
   */
  static OptionalDouble distinct(List<int[]> documents, int n) {
    long all = documents.stream().mapToLong(document -> Math.max(0, document.length - n + 1)).sum();
    return all == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) countDistinct(documents, n) / all);
  }

  /**
   * The share of sequences that repeat an earlier one of the same document, averaged over the
   * documents that have any (seq-rep-n, Welleck et al. 2020).
   *
   * @param n how many neighbours, at least 1
   * @return in [0, 1); empty if no document has n tokens
   */
  static OptionalDouble repetition(List<int[]> documents, int n) {
    return Sums.mean(
        documents.stream()
            .filter(document -> document.length >= n)
            .mapToDouble(document -> 1 - distinct(List.of(document), n).orElseThrow())
            .toArray());
  }

  /**
   * Counts by naming: a sequence is the name of all but its last token and that token, and its own
   * name is its place in order. Exact, without hashing, in O(n · tokens · log tokens).
   */
  private static int countDistinct(List<int[]> documents, int n) {
    List<int[]> names = documents.stream().map(document -> new int[document.length + 1]).toList();
    long[] different = {};
    for (int length = 1; length <= n; length++) {
      List<long[]> sequences = sequences(names, documents, length);
      different = sortedDistinct(sequences);
      names = names(sequences, different);
    }
    return different.length;
  }

  private static List<long[]> sequences(List<int[]> names, List<int[]> documents, int length) {
    return IntStream.range(0, documents.size())
        .mapToObj(i -> sequences(names.get(i), documents.get(i), length))
        .toList();
  }

  private static long[] sequences(int[] names, int[] document, int length) {
    long[] sequences = new long[Math.max(0, document.length - length + 1)];
    for (int start = 0; start < sequences.length; start++) {
      sequences[start] = (long) names[start] << Integer.SIZE | document[start + length - 1];
    }
    return sequences;
  }

  private static long[] sortedDistinct(List<long[]> sequences) {
    long[] sorted = sequences.stream().flatMapToLong(Arrays::stream).toArray();
    Arrays.sort(sorted);
    int different = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[different++] = sorted[i];
      }
    }
    return Arrays.copyOf(sorted, different);
  }

  private static List<int[]> names(List<long[]> sequences, long[] different) {
    return sequences.stream()
        .map(of -> LongStream.of(of).mapToInt(s -> Arrays.binarySearch(different, s)).toArray())
        .toList();
  }
}
