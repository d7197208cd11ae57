package wellspring.model.random;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Independent numbers with mean 0 and variance 1, normally distributed.
 *
 * <p>The polar method (Marsaglia and Bray, 1964), since its logarithm and square root have the same
 * bits on every machine. Not safe to share between threads.
 */
public final class StandardNormal {
  private final UniformRandomProvider random;
  private double spare = Double.NaN;

  /**
   * @param random where all chance comes from
   */
  public StandardNormal(UniformRandomProvider random) {
    this.random = random;
  }

  /** The next number. */
  public double next() {
    if (!Double.isNaN(spare)) {
      double kept = spare;
      spare = Double.NaN;
      return kept;
    }
    while (true) {
      double x = 2 * random.nextDouble() - 1;
      double y = 2 * random.nextDouble() - 1;
      double square = x * x + y * y;
      if (square > 0 && square < 1) {
        double scale = StrictMath.sqrt(-2 * StrictMath.log(square) / square);
        spare = y * scale;
        return x * scale;
      }
    }
  }

  /** So many next numbers. */
  public double[] next(int count) {
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = next();
    }
    return numbers;
  }
}
