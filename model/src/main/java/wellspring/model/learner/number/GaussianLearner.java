package wellspring.model.learner.number;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import wellspring.model.language.number.NumberText;
import wellspring.model.learner.FitRequest;
import wellspring.model.learner.LanguageModel;
import wellspring.model.learner.Learner;

/**
 * Learns a normal distribution: the mean and the full covariance of points.
 *
 * <p>The fit is exact and takes no chance, so that a previous model would change nothing and is
 * ignored.
 *
 * @param dimension how many numbers a document has, at least 1
 * @param variance how variances and covariances are estimated
 * @param humanWeight the weight of all human documents together, from 0 to 1 (He et al. 2025): a
 *     document is human if a person wrote it more likely than not. Every document weighs the same
 *     if this is empty, nobody says who wrote what, or one side has no document
 */
public record GaussianLearner(int dimension, VarianceEstimator variance, OptionalDouble humanWeight)
    implements Learner {

  /**
   * @throws IllegalArgumentException if the dimension is less than 1 or the weight no share
   */
  public GaussianLearner {
    if (dimension < 1) {
      throw new IllegalArgumentException("dimension must be at least 1, not " + dimension);
    }
    if (humanWeight.isPresent()
        && !(humanWeight.getAsDouble() >= 0 && humanWeight.getAsDouble() <= 1)) {
      throw new IllegalArgumentException(
          "humanWeight lies between 0 and 1, not at " + humanWeight.getAsDouble());
    }
  }

  /** {@inheritDoc} It fails if a text is no point, or one point is to give an unbiased variance. */
  @Override
  public CompletionStage<LanguageModel> fit(FitRequest fit) {
    return CompletableFuture.completedStage(fit(fit.documents(), fit.human()));
  }

  /**
   * Fits a normal distribution to points.
   *
   * @param documents the points, at least one
   * @param human by document the probability that a person wrote it; empty if there are no labels
   * @throws IllegalArgumentException if a text is no point of this dimension, or a single point is
   *     to give an unbiased variance
   */
  public GaussianModel fit(List<String> documents, List<Double> human) {
    double[] weights = weights(documents.size(), human);
    double squares = 0;
    for (double weight : weights) {
      squares += weight * weight;
    }
    if (variance == VarianceEstimator.UNBIASED && squares >= 1) {
      throw new IllegalArgumentException("an unbiased variance takes two documents of weight");
    }
    double[][] points =
        documents.stream()
            .map(document -> NumberText.parse(document, dimension))
            .toArray(double[][]::new);
    double[] mean = mean(points, weights);
    double[][] covariance = covariance(points, weights, mean);
    double correction = variance.correction(squares);
    for (double[] row : covariance) {
      Arrays.setAll(row, i -> row[i] * correction);
    }
    return new GaussianModel(this, new MultivariateNormal(mean, covariance));
  }

  @Override
  public GaussianModel load(InputStream checkpoint) throws IOException {
    double[] parameters = NumberCheckpoint.read(checkpoint, settings(), parameters(dimension));
    double[][] covariance = new double[dimension][dimension];
    int place = dimension;
    for (int row = 0; row < dimension; row++) {
      for (int column = 0; column <= row; column++) {
        covariance[row][column] = parameters[place];
        covariance[column][row] = parameters[place++];
      }
    }
    return new GaussianModel(
        this, new MultivariateNormal(Arrays.copyOf(parameters, dimension), covariance));
  }

  /** What checkpoints must have in common. */
  String settings() {
    return "gaussian dimension=%d variance=%s humanWeight=%s"
        .formatted(
            dimension,
            variance,
            humanWeight.isPresent()
                ? NumberText.of(new double[] {humanWeight.getAsDouble()})
                : "-");
  }

  /** How many numbers a model is: the mean, and half of the covariance. */
  static int parameters(int dimension) {
    return dimension + dimension * (dimension + 1) / 2;
  }

  /** The weight of each document: (documents), summing to 1. */
  private double[] weights(int documents, List<Double> human) {
    double[] weights = new double[documents];
    int humans = (int) human.stream().filter(GaussianLearner::isHuman).count();
    if (humanWeight.isEmpty() || humans == 0 || humans == documents) {
      Arrays.fill(weights, 1.0 / documents);
      return weights;
    }
    double ofHumans = humanWeight.getAsDouble() / humans;
    double ofOthers = (1 - humanWeight.getAsDouble()) / (documents - humans);
    Arrays.setAll(weights, i -> isHuman(human.get(i)) ? ofHumans : ofOthers);
    return weights;
  }

  private static boolean isHuman(double probability) {
    return probability > 0.5;
  }

  private double[] mean(double[][] points, double[] weights) {
    double[] mean = new double[dimension];
    for (int point = 0; point < points.length; point++) {
      for (int i = 0; i < dimension; i++) {
        mean[i] += weights[point] * points[point][i];
      }
    }
    return mean;
  }

  private double[][] covariance(double[][] points, double[] weights, double[] mean) {
    double[][] covariance = new double[dimension][dimension];
    for (int point = 0; point < points.length; point++) {
      for (int row = 0; row < dimension; row++) {
        double way = weights[point] * (points[point][row] - mean[row]);
        for (int column = 0; column <= row; column++) {
          covariance[row][column] += way * (points[point][column] - mean[column]);
          covariance[column][row] = covariance[row][column];
        }
      }
    }
    return covariance;
  }
}
