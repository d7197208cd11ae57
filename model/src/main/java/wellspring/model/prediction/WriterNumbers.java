package wellspring.model.prediction;

import java.util.function.IntToDoubleFunction;

/** The distribution of how many people write. Immutable. */
public final class WriterNumbers {
  private final double[] probabilities;

  WriterNumbers(double[] probabilities) {
    this.probabilities = probabilities.clone();
  }

  /**
   * How probable it is that so many write.
   *
   * @param writers from 0 to as many as might
   */
  public double probability(int writers) {
    return probabilities[writers];
  }

  /** How many write on average. */
  public double mean() {
    double mean = 0;
    for (int writers = 0; writers < probabilities.length; writers++) {
      mean += writers * probabilities[writers];
    }
    return mean;
  }

  /** The mean of a figure that follows from how many write. */
  public double mean(IntToDoubleFunction figure) {
    double mean = 0;
    for (int writers = 0; writers < probabilities.length; writers++) {
      if (probabilities[writers] > 0) {
        mean += probabilities[writers] * figure.applyAsDouble(writers);
      }
    }
    return mean;
  }

  /** The variance of how many write. */
  public double variance() {
    double mean = mean();
    double variance = 0;
    for (int writers = 0; writers < probabilities.length; writers++) {
      variance += (writers - mean) * (writers - mean) * probabilities[writers];
    }
    return variance;
  }
}
