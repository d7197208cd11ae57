package wellspring.model.language;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Some documents, each of which is struck out once a text turns up that says nearly the same: their
 * {@link Shingles} have a Jaccard similarity of at least 0.8.
 *
 * <p>Exact, without comparing all pairs. Two sets that are so alike share at least 0.8 of either;
 * so if one leaves out the last 0.8 of each in a common order, they still share one of the rest
 * (prefix filtering; Chaudhuri, Ganti and Kaushik, 2006). Only that rest is indexed and looked up.
 */
final class NearDuplicates {
  private static final int NONE = -1;

  private final long[][] shingles;
  private final boolean[] struck;
  private final int[] lastCompared;
  private int texts;

  /** Where each shingle's chain of postings begins; a posting is a document and the next one. */
  private final Map<Long, Integer> firstPosting = new HashMap<>();

  private final int[] postedDocument;
  private final int[] nextPosting;

  NearDuplicates(List<String> documents) {
    shingles = documents.stream().map(Shingles::of).toArray(long[][]::new);
    struck = new boolean[shingles.length];
    lastCompared = new int[shingles.length];
    postedDocument = new int[Arrays.stream(shingles).mapToInt(s -> prefixLength(s)).sum()];
    nextPosting = new int[postedDocument.length];
    int posting = 0;
    for (int document = 0; document < shingles.length; document++) {
      for (int i = 0; i < prefixLength(shingles[document]); i++) {
        Integer next = firstPosting.put(shingles[document][i], posting);
        nextPosting[posting] = next == null ? NONE : next;
        postedDocument[posting++] = document;
      }
    }
  }

  /** Strikes out every document that says nearly the same as the text. */
  void strike(String text) {
    texts++;
    long[] other = Shingles.of(text);
    for (int i = 0; i < prefixLength(other); i++) {
      int posting = firstPosting.getOrDefault(other[i], NONE);
      for (; posting != NONE; posting = nextPosting[posting]) {
        int document = postedDocument[posting];
        if (!struck[document] && lastCompared[document] != texts) {
          lastCompared[document] = texts;
          struck[document] = alike(shingles[document], other);
        }
      }
    }
  }

  boolean isStruck(int document) {
    return struck[document];
  }

  /** Whether the intersection has at least 4/5 of the union. */
  static boolean alike(long[] a, long[] b) {
    if (5L * Math.min(a.length, b.length) < 4L * Math.max(a.length, b.length)) {
      return false;
    }
    long common = Shingles.common(a, b);
    return 5 * common >= 4 * (a.length + b.length - common);
  }

  private static int prefixLength(long[] shingles) {
    int commonMin = (int) ((4L * shingles.length + 4) / 5);
    return shingles.length - commonMin + 1;
  }
}
