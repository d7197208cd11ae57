package wellspring.model.learner.number;

import java.util.Arrays;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import wellspring.model.random.StandardNormal;

/**
 * A normal distribution, whose covariance may be singular: it then has all its mass on a plane.
 * Immutable.
 */
public final class MultivariateNormal {
  /** Eigenvalues below the largest one by this factor for each dimension are rounding errors. */
  private static final double ROUNDING = StrictMath.ulp(1.0);

  private final double[] mean; // (d)
  private final double[][] covariance; // (d, d)
  private final double[] variances; // (d), along the axes
  private final double[][] axes; // (d, d), each of length 1

  /**
   * @param mean (d)
   * @param covariance (d, d), symmetric and positive semi-definite
   */
  public MultivariateNormal(double[] mean, double[][] covariance) {
    this.mean = mean.clone();
    this.covariance = Arrays.stream(covariance).map(double[]::clone).toArray(double[][]::new);
    EigenDecompositionSymmetric eigen =
        new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(covariance));
    this.variances = eigen.getEigenvalues();
    this.axes = eigen.getVT().getData();
    double least = Arrays.stream(variances).max().orElse(0) * ROUNDING * mean.length;
    Arrays.setAll(variances, i -> variances[i] > least ? variances[i] : 0);
  }

  /** How many numbers a point has. */
  public int dimension() {
    return mean.length;
  }

  /** The mean: (d). */
  public double[] mean() {
    return mean.clone();
  }

  /** One entry of the covariance. */
  public double covariance(int row, int column) {
    return covariance[row][column];
  }

  /** The variances along the axes, the eigenvalues of the covariance: (d), each at least 0. */
  public double[] axisVariances() {
    return variances.clone();
  }

  /** Whether it has no density, since at least one variance is 0. */
  public boolean isSingular() {
    return Arrays.stream(variances).anyMatch(variance -> variance == 0);
  }

  /** A point drawn from it: (d). */
  public double[] draw(StandardNormal normal) {
    double[] point = mean.clone();
    for (int axis = 0; axis < axes.length; axis++) {
      double way = StrictMath.sqrt(variances[axis]) * normal.next();
      for (int i = 0; i < point.length; i++) {
        point[i] += way * axes[axis][i];
      }
    }
    return point;
  }

  /**
   * The logarithm of the density, in nats.
   *
   * @param point (d)
   * @return {@code -Infinity} everywhere if it is singular
   */
  public double logDensity(double[] point) {
    if (isSingular()) {
      return Double.NEGATIVE_INFINITY;
    }
    return -(dimension() * StrictMath.log(2 * StrictMath.PI) + logDeterminant() + distance(point))
        / 2;
  }

  /** The logarithm of the covariance's determinant; {@code -Infinity} if it is singular. */
  public double logDeterminant() {
    double sum = 0;
    for (double variance : variances) {
      sum += StrictMath.log(variance);
    }
    return sum;
  }

  /**
   * The squared distance of a point from the mean, along each axis in units of its variance
   * (Mahalanobis, 1936).
   *
   * @param point (d)
   */
  public double distance(double[] point) {
    double distance = 0;
    for (int axis = 0; axis < axes.length; axis++) {
      double way = 0;
      for (int i = 0; i < point.length; i++) {
        way += axes[axis][i] * (point[i] - mean[i]);
      }
      distance += way * way / variances[axis];
    }
    return distance;
  }
}
