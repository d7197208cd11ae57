package wellspring.model.learner.number;

/** How a variance is estimated from the squared distances to the estimated mean. */
public enum VarianceEstimator {
  /** Maximum likelihood: the mean of the squares, on average too small by 1/n. */
  ML {
    @Override
    public double correction(double weightSquares) {
      return 1;
    }
  },
  /**
   * Without bias: for equal weights the sum of the squares divided by n − 1.
   *
   * <p>Weights must not depend on what is weighed.
   */
  UNBIASED {
    @Override
    public double correction(double weightSquares) {
      return 1 / (1 - weightSquares);
    }
  };

  /**
   * What the weighted mean of the squares is multiplied by.
   *
   * @param weightSquares {@code Σ v²} of weights that sum to 1: {@code 1/n} if they are equal
   */
  public abstract double correction(double weightSquares);
}
