package wellspring.model.measure;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import wellspring.model.language.number.RegressionLanguage;
import wellspring.model.language.number.Relation;
import wellspring.model.learner.LanguageModel;
import wellspring.model.learner.number.RegressionModel;
import wellspring.model.random.Seed;

/**
 * What linear relations are held against: the true one. All figures are exact but the
 * cross-entropy, which is of held-out examples.
 */
public final class RegressionYardstick implements Yardstick {
  private final RegressionLanguage language;
  private final HeldOutNumbers heldOut;
  private final int probeDocuments;

  /**
   * @param seed the run's root
   * @param heldOutDocuments how many human documents models are scored on, at least 1
   * @param probeDocuments how many documents each model writes, which no figure here needs
   */
  public RegressionYardstick(
      RegressionLanguage language, Seed seed, int heldOutDocuments, int probeDocuments) {
    this.language = language;
    this.heldOut =
        new HeldOutNumbers(language.heldOut(seed, heldOutDocuments), language.dimension() + 1);
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
   * @throws IllegalArgumentException if the model is no linear relation
   */
  @Override
  public SortedMap<Measure, Double> measure(LanguageModel model, List<String> probe) {
    if (!(model instanceof RegressionModel regression)) {
      throw new IllegalArgumentException(
          "a " + model.getClass().getSimpleName() + " is no linear relation");
    }
    return figures(regression.weights());
  }

  @Override
  public SortedMap<Measure, Double> human() {
    return figures(language.truth());
  }

  private SortedMap<Measure, Double> figures(double[] weights) {
    double error = error(weights);
    double noise = language.noise();
    double divergence = error / (2 * noise * noise) / (weights.length + 1);
    SortedMap<Measure, Double> figures =
        new TreeMap<>(heldOut.figures(example -> Relation.logDensity(weights, noise, example)));
    figures.put(Measure.KL_TRUTH_MODEL, divergence);
    figures.put(Measure.KL_MODEL_TRUTH, divergence);
    figures.put(Measure.TEST_ERROR, error);
    return Collections.unmodifiableSortedMap(figures);
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
