package wellspring.model.measure;

import java.util.SortedMap;
import java.util.TreeMap;
import wellspring.model.language.number.LinearRelation;
import wellspring.model.language.number.RegressionLanguage;
import wellspring.model.learner.LanguageModel;
import wellspring.model.learner.number.RegressionModel;
import wellspring.model.random.Seed;

/**
 * What linear relations are held against: the true one. All figures are exact but the
 * cross-entropy, which is of held-out examples.
 */
public final class RegressionBenchmark extends NumberYardstick<double[]> {
  private final RegressionLanguage language;

  /**
   * @param seed the run's root
   * @param heldOutDocuments how many human documents models are scored on, at least 1
   * @param probeDocuments how many documents each model writes, which no figure here needs
   */
  public RegressionBenchmark(
      RegressionLanguage language, Seed seed, int heldOutDocuments, int probeDocuments) {
    super(
        new HeldOutNumbers(language.heldOut(seed, heldOutDocuments), language.dimension() + 1),
        probeDocuments);
    this.language = language;
  }

  @Override
  double[] parameters(LanguageModel model) {
    if (!(model instanceof RegressionModel regression)) {
      throw isNo("linear relation", model);
    }
    return regression.weights();
  }

  @Override
  double[] truth() {
    return language.truth();
  }

  @Override
  double logDensity(double[] weights, double[] example) {
    return LinearRelation.logDensity(weights, language.noise(), example);
  }

  @Override
  SortedMap<Measure, Double> exact(double[] weights) {
    double error = error(weights);
    double noise = language.noise();
    double divergence = error / (2 * noise * noise) / (weights.length + 1);
    SortedMap<Measure, Double> figures = new TreeMap<>();
    figures.put(Measure.KL_TRUTH_MODEL, divergence);
    figures.put(Measure.KL_MODEL_TRUTH, divergence);
    figures.put(Measure.TEST_ERROR, error);
    return figures;
  }

  /** See {@link Measure#TEST_ERROR}. */
  private double error(double[] weights) {
    double[] truth = language.truth();
    double error = 0;
    for (int i = 0; i < truth.length; i++) {
      error += (weights[i] - truth[i]) * (weights[i] - truth[i]);
    }
    return error;
  }
}
