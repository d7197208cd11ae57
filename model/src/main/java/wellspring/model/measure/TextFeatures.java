package wellspring.model.measure;

import java.util.List;

/**
 * Pieces of text, whole documents or {@link SampleSize.EqualBlocks}, as points: how often each word
 * and each pair of neighbours comes in them, weighted by how rare it is among people (tf-idf,
 * Spärck Jones 1972), hashed into 256 numbers (Weinberger et al. 2009) and scaled to length 1.
 *
 * <p>No learned embedding: the same on every machine, and blind to meaning.
 */
final class TextFeatures {
  static final int DIMENSIONS = 256;

  private final double[] weights;

  /**
   * @param reference human documents, at least one
   */
  TextFeatures(List<int[]> reference) {
    double[] documents = new double[DIMENSIONS];
    for (int[] document : reference) {
      double[] counts = counts(document);
      for (int i = 0; i < DIMENSIONS; i++) {
        documents[i] += counts[i] > 0 ? 1 : 0;
      }
    }
    weights = new double[DIMENSIONS];
    for (int i = 0; i < DIMENSIONS; i++) {
      weights[i] = StrictMath.log((1 + reference.size()) / (1 + documents[i])) + 1;
    }
  }

  /** The point of a document; length {@link #DIMENSIONS}, 0 for an empty one. */
  double[] of(int[] document) {
    double[] point = counts(document);
    double squares = 0;
    for (int i = 0; i < DIMENSIONS; i++) {
      point[i] *= weights[i];
      squares += point[i] * point[i];
    }
    double length = StrictMath.sqrt(squares);
    for (int i = 0; i < DIMENSIONS && length > 0; i++) {
      point[i] /= length;
    }
    return point;
  }

  private static double[] counts(int[] document) {
    double[] counts = new double[DIMENSIONS];
    for (int place = 0; place < document.length; place++) {
      counts[bin(document[place] + 1L)]++;
      if (place > 0) {
        counts[bin((document[place - 1] + 1L) << Integer.SIZE | document[place] + 1L)]++;
      }
    }
    return counts;
  }

  /** The finaliser of MurmurHash3 (Appleby 2011), whose highest bits depend on every bit. */
  private static int bin(long key) {
    long mixed = (key ^ key >>> 33) * 0xFF51AFD7ED558CCDL;
    mixed = (mixed ^ mixed >>> 33) * 0xC4CEB9FE1A85EC53L;
    return (int) ((mixed ^ mixed >>> 33) >>> 56);
  }
}
