package wellspring.model.prediction;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import wellspring.model.learner.number.VarianceEstimator;
import wellspring.model.mix.Share;
import wellspring.model.prediction.NumberDrift.Moments;

/**
 * The exact mean course of a normal distribution that gives human points a weight of their own (He
 * et al. 2025).
 *
 * <p>It assumes what {@link NumberDrift} does, but for the weights; and that each generation trains
 * on its fresh corpus alone, of which exactly the human fraction is human, and knows which. A
 * corpus of one kind alone, like the first one, weighs all points the same.
 *
 * <p>With weight w of the {@code h} human and {@code 1 − w} of the {@code s} synthetic points:
 * {@code M' = w²/h + (1 − w)² (M + S/s)} and {@code S' = c [w + (1 − w)(S + M) − M']} for {@code S
 * = E σ²} and {@code M = E μ²}, where c is 1 for maximum likelihood and {@code 1/(1 − w²/h − (1 −
 * w)²/s)} without bias.
 *
 * @param documents how many points a corpus has, at least 1
 * @param humanFraction the human fraction by generation, rounded to whole documents, asked from
 *     generation 2 on
 * @param humanWeight the weight of all human points together, from 0 to 1
 * @param variance how the variance is estimated
 */
public record WeightedNumberDrift(
    int documents,
    IntFunction<Share> humanFraction,
    double humanWeight,
    VarianceEstimator variance) {

  /**
   * @throws IllegalArgumentException if there are too few documents, or the weight is no share
   */
  public WeightedNumberDrift {
    NumberForms.requireDocuments(documents, variance);
    if (!(humanWeight >= 0 && humanWeight <= 1)) {
      throw new IllegalArgumentException("humanWeight lies between 0 and 1, not at " + humanWeight);
    }
  }

  /**
   * The model's mean variance {@code E σ²}.
   *
   * @param generations how many, at least 1
   * @return (generations): that of generation 1 first
   */
  public double[] variance(int generations) {
    return course(generations).stream().mapToDouble(Moments::variance).toArray();
  }

  /**
   * The squared distance {@code E μ²} of the model's mean from people's.
   *
   * @param generations how many, at least 1
   * @return (generations): that of generation 1 first
   */
  public double[] meanError(int generations) {
    return course(generations).stream().mapToDouble(Moments::meanError).toArray();
  }

  private List<Moments> course(int generations) {
    List<Moments> course = new ArrayList<>();
    Moments model = new Moments(1, 0);
    for (int generation = 1; generation <= generations; generation++) {
      Share aim = generation == 1 ? Share.ALL : humanFraction.apply(generation);
      model = next(model, aim.partOf(documents));
      course.add(model);
    }
    return course;
  }

  private Moments next(Moments model, int humans) {
    int synthetic = documents - humans;
    double weight = humans == 0 || synthetic == 0 ? (double) humans / documents : humanWeight;
    double ofHumans = perPoint(weight, humans);
    double ofModel = perPoint(1 - weight, synthetic);
    double meanError =
        ofHumans + (1 - weight) * (1 - weight) * model.meanError() + ofModel * model.variance();
    double spread = weight + (1 - weight) * model.square() - meanError;
    return new Moments(variance.correction(ofHumans + ofModel) * spread, meanError);
  }

  /** The sum of the squared weights of equal points. */
  private static double perPoint(double weight, int points) {
    return points == 0 ? 0 : weight * weight / points;
  }
}
