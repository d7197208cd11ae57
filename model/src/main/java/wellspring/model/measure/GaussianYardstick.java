package wellspring.model.measure;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import wellspring.model.language.number.GaussianLanguage;
import wellspring.model.learner.LanguageModel;
import wellspring.model.learner.number.GaussianModel;
import wellspring.model.learner.number.Normal;
import wellspring.model.random.Seed;

/**
 * What normal distributions are held against: the standard normal one, which is people's. All
 * figures are exact but the cross-entropy, which is of held-out points.
 */
public final class GaussianYardstick implements Yardstick {
  private final HeldOutNumbers heldOut;
  private final Normal humans;
  private final int probeDocuments;

  /**
   * @param seed the run's root
   * @param heldOutDocuments how many human documents models are scored on, at least 1
   * @param probeDocuments how many documents each model writes, which no figure here needs
   */
  public GaussianYardstick(
      GaussianLanguage language, Seed seed, int heldOutDocuments, int probeDocuments) {
    int dimension = language.dimension();
    this.heldOut = new HeldOutNumbers(language.heldOut(seed, heldOutDocuments), dimension);
    this.humans = new Normal(new double[dimension], identity(dimension));
    this.probeDocuments = probeDocuments;
  }

  @Override
  public HumanDocuments humanDocuments() {
    return new HumanDocuments(List.of(), heldOut.texts());
  }

  @Override
  public int probeDocuments() {
    return probeDocuments;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the model is no normal distribution
   */
  @Override
  public SortedMap<Measure, Double> measure(LanguageModel model, List<String> probe) {
    if (!(model instanceof GaussianModel gaussian)) {
      throw new IllegalArgumentException(
          "a " + model.getClass().getSimpleName() + " is no normal distribution");
    }
    return figures(gaussian.normal());
  }

  @Override
  public SortedMap<Measure, Double> human() {
    return figures(humans);
  }

  private SortedMap<Measure, Double> figures(Normal normal) {
    SortedMap<Measure, Double> figures = new TreeMap<>(heldOut.figures(normal::logDensity));
    figures.put(Measure.KL_TRUTH_MODEL, NormalFigures.divergenceOfHumans(normal));
    figures.put(Measure.KL_MODEL_TRUTH, NormalFigures.divergenceFromHumans(normal));
    figures.put(Measure.MEAN_ERROR, NormalFigures.meanError(normal));
    figures.put(Measure.VARIANCE, NormalFigures.variance(normal));
    figures.put(Measure.DEVIATION, NormalFigures.deviation(normal));
    figures.put(Measure.WASSERSTEIN, NormalFigures.wasserstein(normal));
    return Collections.unmodifiableSortedMap(figures);
  }

  private static double[][] identity(int dimension) {
    double[][] identity = new double[dimension][dimension];
    for (int i = 0; i < dimension; i++) {
      identity[i][i] = 1;
    }
    return identity;
  }
}
