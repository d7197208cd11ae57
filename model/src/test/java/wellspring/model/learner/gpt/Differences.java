package wellspring.model.learner.gpt;

import java.util.List;

/** How far numbers lie apart. */
final class Differences {
  private Differences() {}

  /** The largest difference between two models' weights. */
  static double largest(GptWeights one, GptWeights other) {
    double largest = 0;
    for (int i = 0; i < one.values().size(); i++) {
      float[] a = one.values().get(i);
      float[] b = other.values().get(i);
      for (int j = 0; j < a.length; j++) {
        largest = Math.max(largest, Math.abs(a[j] - b[j]));
      }
    }
    return largest;
  }

  /**
   * The largest difference in ln P of a letter. Weights that do nothing, as biases of keys, may
   * differ: AdamW blows up what rounding leaves of their gradients.
   */
  static double inJudgement(GptModel one, GptModel other) {
    List<int[]> sequences = List.of(Tiny.LETTERS.encode("abcdefabcdefabcdef"), new int[] {5, 3, 1});
    List<double[]> a = one.score(sequences);
    List<double[]> b = other.score(sequences);
    double largest = 0;
    for (int i = 0; i < a.size(); i++) {
      for (int j = 0; j < a.get(i).length; j++) {
        largest = Math.max(largest, Math.abs(a.get(i)[j] - b.get(i)[j]));
      }
    }
    return largest;
  }
}
