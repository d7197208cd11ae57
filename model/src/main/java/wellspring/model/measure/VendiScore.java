package wellspring.model.measure;

import java.util.List;
import wellspring.model.measure.SampleSize.EqualBlocks;

/**
 * How many wholly different blocks there are in effect, by their {@link TextFeatures}; see {@link
 * Measure#VENDI_SCORE}.
 */
final class VendiScore implements MeasureCalculator {
  private final TextFeatures features;

  VendiScore(TextFeatures features) {
    this.features = features;
  }

  @Override
  public void measure(MeasuredSubject subject, MeasureValues figures) {
    subject.probe().blocks().ifPresent(blocks -> figures.put(Measure.VENDI_SCORE, of(blocks)));
  }

  double of(EqualBlocks blocks) {
    List<double[]> points = blocks.list().stream().map(features::of).toList();
    return of(points);
  }

  /**
   * {@code exp(−Σ λ ln λ)} over the eigenvalues λ of the points' mean outer product, which are
   * those of their similarities divided by their number.
   *
   * @param points each of length 1
   */
  static double of(List<double[]> points) {
    boolean few = points.size() < points.get(0).length;
    return StrictMath.exp(Entropy.of(Eigenvalues.of(few ? similarities(points) : mean(points))));
  }

  /** The points' similarities, divided by their number. */
  private static double[][] similarities(List<double[]> points) {
    double[][] similarities = new double[points.size()][points.size()];
    for (int i = 0; i < points.size(); i++) {
      for (int j = 0; j <= i; j++) {
        double product = 0;
        for (int axis = 0; axis < points.get(i).length; axis++) {
          product += points.get(i)[axis] * points.get(j)[axis];
        }
        similarities[i][j] = product / points.size();
        similarities[j][i] = similarities[i][j];
      }
    }
    return similarities;
  }

  /** The points' mean outer product, which has the same eigenvalues but for some that are 0. */
  private static double[][] mean(List<double[]> points) {
    int dimensions = points.get(0).length;
    double[][] mean = new double[dimensions][dimensions];
    for (double[] point : points) {
      for (int i = 0; i < dimensions; i++) {
        for (int j = 0; point[i] != 0 && j < dimensions; j++) {
          mean[i][j] += point[i] * point[j] / points.size();
        }
      }
    }
    return mean;
  }
}
