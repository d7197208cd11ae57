package wellspring.model.learner.gpt;

/** How far numbers lie apart. */
final class Differences {
  private Differences() {}

  /** The largest difference between two models' weights. */
  static double largest(Weights one, Weights other) {
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
}
