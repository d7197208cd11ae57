package wellspring.model.statistics;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresProblem;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.util.Pair;

/**
 * The fit of a {@link SaturatingCurve} to points by least squares (Levenberg 1944, Marquardt 1963).
 *
 * <p>It starts at the best of a grid of knees and steepnesses, for each of which the other two
 * parameters follow by linear regression. Fewer than five points do not show how steep the curve
 * is: they are fitted with a steepness of 1.
 */
final class CurveFit {
  /** Fewer points than this say nothing of a curve. */
  static final int POINTS_MIN = 3;

  private static final int POINTS_OF_FREE_STEEPNESS = 5;
  private static final int ITERATIONS_MAX = 500;
  private static final double[] STEEPNESSES = {0.5, 0.7, 1, 1.5, 2, 3, 5};
  private static final double STEEPNESS_MIN = 0.25;
  private static final double STEEPNESS_MAX = 10;
  private static final int KNEES = 40;

  /** How far beyond the points a knee may lie. */
  private static final double BEYOND = 100;

  private final double[] x;
  private final boolean freeSteepness;
  private final double kneeMin;
  private final double kneeMax;

  /**
   * A fit to points at these places.
   *
   * @param x at least three, different, each 0 or more
   */
  CurveFit(double[] x) {
    this.x = x.clone();
    this.freeSteepness = x.length >= POINTS_OF_FREE_STEEPNESS;
    this.kneeMin = Arrays.stream(x).filter(each -> each > 0).min().orElseThrow() / BEYOND;
    this.kneeMax = Arrays.stream(x).max().orElseThrow() * BEYOND;
  }

  /** The curve closest to some values; empty if the search for it does not come to an end. */
  Optional<SaturatingCurve> to(double[] y) {
    return search(y, start(y));
  }

  /** As {@link #to}, but beginning at a curve that is probably close; at worst, the grid's best. */
  SaturatingCurve near(SaturatingCurve curve, double[] y) {
    return search(y, curve).orElseGet(() -> to(y).orElseGet(() -> start(y)));
  }

  /** The sum of the squared distances between a curve and values. */
  double squares(SaturatingCurve curve, double[] y) {
    return IntStream.range(0, x.length)
        .mapToDouble(i -> curve.at(x[i]) - y[i])
        .map(distance -> distance * distance)
        .sum();
  }

  private SaturatingCurve start(double[] y) {
    SaturatingCurve best = null;
    double least = Double.POSITIVE_INFINITY;
    for (double steepness : freeSteepness ? STEEPNESSES : new double[] {1}) {
      for (int i = 0; i < KNEES; i++) {
        double knee = kneeMin * StrictMath.pow(kneeMax / kneeMin, (i + 0.5) / KNEES);
        SaturatingCurve curve = regression(knee, steepness, y);
        double squares = squares(curve, y);
        if (best == null || squares < least) {
          best = curve;
          least = squares;
        }
      }
    }
    return best;
  }

  /** The best floor and rise for a knee and a steepness. */
  private SaturatingCurve regression(double knee, double steepness, double[] y) {
    double[] s = new double[x.length];
    Arrays.setAll(s, i -> SaturatingCurve.saturation(x[i], knee, steepness));
    double meanS = Statistic.MEAN.of(s);
    double meanY = Statistic.MEAN.of(y);
    double together = 0;
    double alone = 0;
    for (int i = 0; i < s.length; i++) {
      together += (s[i] - meanS) * (y[i] - meanY);
      alone += (s[i] - meanS) * (s[i] - meanS);
    }
    double rise = alone > 0 ? together / alone : 0;
    return new SaturatingCurve(meanY - rise * meanS, rise, knee, steepness);
  }

  private Optional<SaturatingCurve> search(double[] y, SaturatingCurve start) {
    LeastSquaresProblem problem =
        new LeastSquaresBuilder()
            .start(parameters(start))
            .target(y)
            .model(this::valuesAndSlopes)
            .parameterValidator(this::withinBounds)
            .maxEvaluations(ITERATIONS_MAX)
            .maxIterations(ITERATIONS_MAX)
            .lazyEvaluation(false)
            .build();
    try {
      LevenbergMarquardtOptimizer optimizer = new LevenbergMarquardtOptimizer();
      SaturatingCurve curve = curve(optimizer.optimize(problem).getPoint());
      return Double.isFinite(curve.floor()) && Double.isFinite(curve.rise())
          ? Optional.of(curve)
          : Optional.empty();
    } catch (MathRuntimeException e) {
      return Optional.empty();
    }
  }

  /** Floor, rise, ln knee and, where it is free, ln steepness. */
  private double[] parameters(SaturatingCurve curve) {
    double[] all = {
      curve.floor(), curve.rise(), StrictMath.log(curve.knee()), StrictMath.log(curve.steepness())
    };
    return freeSteepness ? all : Arrays.copyOf(all, 3);
  }

  private SaturatingCurve curve(RealVector parameters) {
    return new SaturatingCurve(
        parameters.getEntry(0),
        parameters.getEntry(1),
        StrictMath.exp(parameters.getEntry(2)),
        freeSteepness ? StrictMath.exp(parameters.getEntry(3)) : 1);
  }

  private RealVector withinBounds(RealVector parameters) {
    RealVector within = parameters.copy();
    within.setEntry(2, clamp(within.getEntry(2), kneeMin, kneeMax));
    if (freeSteepness) {
      within.setEntry(3, clamp(within.getEntry(3), STEEPNESS_MIN, STEEPNESS_MAX));
    }
    return within;
  }

  private static double clamp(double logarithm, double min, double max) {
    return Math.max(StrictMath.log(min), Math.min(StrictMath.log(max), logarithm));
  }

  private Pair<RealVector, RealMatrix> valuesAndSlopes(RealVector parameters) {
    SaturatingCurve curve = curve(parameters);
    double[] values = new double[x.length];
    double[][] slopes = new double[x.length][parameters.getDimension()];
    for (int i = 0; i < x.length; i++) {
      double s = SaturatingCurve.saturation(x[i], curve.knee(), curve.steepness());
      double bend = curve.rise() * curve.steepness() * s * (1 - s);
      values[i] = curve.floor() + curve.rise() * s;
      slopes[i][0] = 1;
      slopes[i][1] = s;
      slopes[i][2] = -bend;
      if (freeSteepness) {
        slopes[i][3] = x[i] == 0 ? 0 : bend * StrictMath.log(x[i] / curve.knee());
      }
    }
    return new Pair<>(new ArrayRealVector(values), new Array2DRowRealMatrix(slopes));
  }
}
