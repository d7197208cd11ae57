package wellspring.model.prediction;

import java.util.OptionalDouble;
import wellspring.model.measure.Measure;

/**
 * What theory says that a measure of a model should be on average over replicas.
 *
 * <p>Generation 1 is fitted on human text alone. Where theory and simulation disagree beyond
 * sampling error, the simulation is wrong.
 */
@FunctionalInterface
public interface Prediction {
  /** No theory applies. */
  Prediction NONE = (measure, generation) -> OptionalDouble.empty();

  /**
   * The mean of a measure.
   *
   * @param measure what is measured
   * @param generation how many times the model has been trained, from 1
   * @return in the measure's unit; empty where no theory applies
   */
  OptionalDouble of(Measure measure, int generation);

  /**
   * The prediction of one measure over the first generations; there is none for other measures and
   * later generations.
   *
   * @param measure what is predicted
   * @param byGeneration its mean, that of generation 1 first
   */
  static Prediction of(Measure measure, double[] byGeneration) {
    double[] course = byGeneration.clone();
    return (asked, generation) ->
        asked == measure && generation >= 1 && generation <= course.length
            ? OptionalDouble.of(course[generation - 1])
            : OptionalDouble.empty();
  }
}
