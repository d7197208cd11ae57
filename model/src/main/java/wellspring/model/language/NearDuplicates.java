package wellspring.model.language;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Some documents, each of which is struck out once a text turns up that says nearly the same: their
 * {@link Shingles} have a Jaccard similarity of at least 0.8.
 *
 * <p>Exact, without comparing all pairs. Two sets that are so alike share at least 0.8 of either;
 * so if one leaves out the last 0.8 of each in a common order, they still share one of the rest
 * (prefix filtering; Chaudhuri, Ganti and Kaushik, 2006). Only that rest is indexed and looked up.
 * Any order will do; here the rarest come first. What documents share by habit (a header, a footer,
 * a licence) then lies behind what makes each its own, and is not looked up at all.
 */
final class NearDuplicates {
  private static final int COUNTERS_MAX = 1 << 24;
  private static final int GRADE_MAX = 15;

  /** How often shingles stand in the documents; those with the same last bits share a counter. */
  private final int[] counters;

  private final long[][] documents; // each its shingles as keys, the rarest first
  private final boolean[] struck;
  private final int[] lastCompared;
  private int texts;
  private long comparisons;

  /** The keys of the documents' prefixes, ascending; those who have one stand side by side. */
  private final long[] keys;

  private final int[] begin; // by key, and one more
  private final int[] end; // by key
  private final int[] postings; // documents, the smallest first

  NearDuplicates(List<String> texts) {
    documents = texts.stream().map(Shingles::of).toArray(long[][]::new);
    struck = new boolean[documents.length];
    lastCompared = new int[documents.length];
    long shingles = Arrays.stream(documents).mapToLong(document -> document.length).sum();
    counters = new int[(int) Math.min(COUNTERS_MAX, 4 * Long.highestOneBit(shingles + 1))];
    for (long[] document : documents) {
      for (long shingle : document) {
        counters[counter(shingle)]++;
      }
    }
    Arrays.stream(documents).forEach(this::toKeys);
    keys =
        Arrays.stream(documents)
            .flatMapToLong(NearDuplicates::prefix)
            .sorted()
            .distinct()
            .toArray();
    begin = new int[keys.length + 1];
    postings = new int[Arrays.stream(documents).mapToInt(NearDuplicates::prefixLength).sum()];
    end = post();
  }

  /** Fills {@code begin} and {@code postings}; gives where the postings of each key end. */
  private int[] post() {
    for (long[] document : documents) {
      prefix(document).forEach(key -> begin[Arrays.binarySearch(keys, key) + 1]++);
    }
    Arrays.parallelPrefix(begin, Integer::sum);
    int[] next = Arrays.copyOf(begin, keys.length);
    IntStream.range(0, documents.length)
        .boxed()
        .sorted(Comparator.comparingInt(document -> documents[document].length))
        .forEach(
            document ->
                prefix(documents[document])
                    .forEach(key -> postings[next[Arrays.binarySearch(keys, key)]++] = document));
    return next;
  }

  /** Strikes out every document that says nearly the same as the text. */
  void strike(String text) {
    texts++;
    long[] other = Shingles.of(text);
    toKeys(other);
    int prefix = prefixLength(other);
    for (int i = 0; i < prefix; i++) {
      int key = grade(other[i]) == 0 ? -1 : Arrays.binarySearch(keys, other[i]);
      if (key >= 0) {
        strike(other, i, key);
      }
    }
  }

  /**
   * Compares those who have the text's key at one place. If it is the first that both have, they
   * share no more than what stands behind it in the text; so larger documents cannot be alike.
   */
  private void strike(long[] other, int place, int key) {
    int shared = other.length - place;
    long sizeMax = 9L * shared / 4 - other.length; // 9 shared >= 4 (both sizes)
    int struckSeen = 0;
    int at = begin[key];
    for (; at < end[key] && documents[postings[at]].length <= sizeMax; at++) {
      int document = postings[at];
      if (!struck[document] && lastCompared[document] != texts) {
        lastCompared[document] = texts;
        comparisons++;
        struck[document] = alike(documents[document], other);
      }
      struckSeen += struck[document] ? 1 : 0;
    }
    if (2 * struckSeen > at - begin[key]) {
      forgetStruck(key);
    }
  }

  private void forgetStruck(int key) {
    int kept = begin[key];
    for (int at = begin[key]; at < end[key]; at++) {
      if (!struck[postings[at]]) {
        postings[kept++] = postings[at];
      }
    }
    end[key] = kept;
  }

  /** How often a document and a text were compared as a whole: what this costs. */
  long comparisons() {
    return comparisons;
  }

  boolean isStruck(int document) {
    return struck[document];
  }

  /** Whether the intersection of two ascending sets has at least 4/5 of the union. */
  static boolean alike(long[] a, long[] b) {
    int commonMin = (int) ((4L * (a.length + b.length) + 8) / 9);
    int spareOfA = a.length - commonMin;
    int spareOfB = b.length - commonMin;
    for (int i = 0, j = 0; spareOfA >= 0 && spareOfB >= 0 && i < a.length && j < b.length; ) {
      int order = Long.compare(a[i], b[j]);
      spareOfA -= order < 0 ? 1 : 0;
      spareOfB -= order > 0 ? 1 : 0;
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return spareOfA >= 0 && spareOfB >= 0;
  }

  /** Shingles to keys, and in their order: the grade of a shingle's frequency, then the shingle. */
  private void toKeys(long[] shingles) {
    for (int i = 0; i < shingles.length; i++) {
      int count = counters[counter(shingles[i])];
      long grade = Math.min(GRADE_MAX, Integer.SIZE - Integer.numberOfLeadingZeros(count));
      shingles[i] |= grade << Shingles.BITS;
    }
    Arrays.sort(shingles);
  }

  /** 0 for a shingle that no document has; one more each time that its frequency doubles. */
  private static int grade(long key) {
    return (int) (key >>> Shingles.BITS);
  }

  private int counter(long shingle) {
    return (int) shingle & (counters.length - 1);
  }

  private static LongStream prefix(long[] keys) {
    return Arrays.stream(keys, 0, prefixLength(keys));
  }

  private static int prefixLength(long[] keys) {
    int commonMin = (int) ((4L * keys.length + 4) / 5);
    return keys.length - commonMin + 1;
  }
}
