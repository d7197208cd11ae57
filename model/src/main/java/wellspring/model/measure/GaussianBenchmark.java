package wellspring.model.measure;

import java.util.SortedMap;
import java.util.TreeMap;
import wellspring.model.language.number.GaussianLanguage;
import wellspring.model.learner.LanguageModel;
import wellspring.model.learner.number.GaussianModel;
import wellspring.model.learner.number.MultivariateNormal;
import wellspring.model.random.Seed;

/**
 * What normal distributions are held against: the standard normal one, which is people's. All
 * figures are exact but the cross-entropy, which is of held-out points.
 */
public final class GaussianBenchmark extends NumberYardstick<MultivariateNormal> {
  private final MultivariateNormal humans;

  /**
   * @param seed the run's root
   * @param heldOutDocuments how many human documents models are scored on, at least 1
   * @param probeDocuments how many documents each model writes, which no figure here needs
   */
  public GaussianBenchmark(
      GaussianLanguage language, Seed seed, int heldOutDocuments, int probeDocuments) {
    super(
        new HeldOutNumbers(language.heldOut(seed, heldOutDocuments), language.dimension()),
        probeDocuments);
    int dimension = language.dimension();
    this.humans = new MultivariateNormal(new double[dimension], identity(dimension));
  }

  @Override
  MultivariateNormal parameters(LanguageModel model) {
    if (!(model instanceof GaussianModel gaussian)) {
      throw isNo("normal distribution", model);
    }
    return gaussian.normal();
  }

  @Override
  MultivariateNormal truth() {
    return humans;
  }

  @Override
  double logDensity(MultivariateNormal normal, double[] point) {
    return normal.logDensity(point);
  }

  @Override
  SortedMap<Measure, Double> exact(MultivariateNormal normal) {
    SortedMap<Measure, Double> figures = new TreeMap<>();
    figures.put(Measure.KL_TRUTH_MODEL, NormalFigures.divergenceOfHumans(normal));
    figures.put(Measure.KL_MODEL_TRUTH, NormalFigures.divergenceFromHumans(normal));
    figures.put(Measure.MEAN_ERROR, NormalFigures.meanError(normal));
    figures.put(Measure.VARIANCE, NormalFigures.variance(normal));
    figures.put(Measure.DEVIATION, NormalFigures.deviation(normal));
    figures.put(Measure.WASSERSTEIN, NormalFigures.wasserstein(normal));
    return figures;
  }

  private static double[][] identity(int dimension) {
    double[][] identity = new double[dimension][dimension];
    for (int i = 0; i < dimension; i++) {
      identity[i][i] = 1;
    }
    return identity;
  }
}
