package wellspring.model.learner.matrix;

import java.util.Arrays;

/**
 * The weight that a context gives to the next shorter one, in counts, by the length of the context.
 * Immutable.
 */
final class PriorWeights {
  private final double[] byLength;

  private PriorWeights(double[] byLength) {
    this.byLength = byLength;
  }

  /**
   * @param byLength from the empty context on, each 0 or more and finite
   * @throws IllegalArgumentException if one is not
   */
  static PriorWeights of(double... byLength) {
    for (double weight : byLength) {
      if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "the weight of a prior must be 0 or more and finite, not " + weight);
      }
    }
    return new PriorWeights(byLength.clone());
  }

  /** The same weight for every length from 0 to {@code order}. */
  static PriorWeights uniform(double weight, int order) {
    double[] byLength = new double[order + 1];
    Arrays.fill(byLength, weight);
    return of(byLength);
  }

  double at(int length) {
    return byLength[length];
  }

  double[] byLength() {
    return byLength.clone();
  }
}
