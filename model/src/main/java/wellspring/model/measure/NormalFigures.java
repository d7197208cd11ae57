package wellspring.model.measure;

import wellspring.model.learner.number.MultivariateNormal;

/** How a normal distribution differs from the standard one, which is people's. */
final class NormalFigures {
  private NormalFigures() {}

  /** See {@link Measure#MEAN_ERROR}. */
  static double meanError(MultivariateNormal model) {
    return meanSquare(model) / model.dimension();
  }

  /** See {@link Measure#VARIANCE}. */
  static double variance(MultivariateNormal model) {
    return trace(model) / model.dimension();
  }

  /** See {@link Measure#DEVIATION}. */
  static double deviation(MultivariateNormal model) {
    double sum = 0;
    for (int i = 0; i < model.dimension(); i++) {
      sum += StrictMath.sqrt(model.covariance(i, i));
    }
    return sum / model.dimension();
  }

  /** See {@link Measure#WASSERSTEIN}. */
  static double wasserstein(MultivariateNormal model) {
    double square = meanSquare(model);
    for (double variance : model.axisVariances()) {
      double off = StrictMath.sqrt(variance) - 1;
      square += off * off;
    }
    return StrictMath.sqrt(square);
  }

  /**
   * {@code ½[tr Σ⁻¹ + μᵀΣ⁻¹μ − d + ln det Σ]} (Kullback 1959), in nats by dimension; see {@link
   * Measure#KL_TRUTH_MODEL}.
   */
  static double divergenceOfHumans(MultivariateNormal model) {
    if (model.isSingular()) {
      return Double.POSITIVE_INFINITY;
    }
    double sum = model.logDeterminant() - model.dimension();
    for (double variance : model.axisVariances()) {
      sum += 1 / variance;
    }
    sum += model.distance(new double[model.dimension()]);
    return Math.max(0, sum / 2 / model.dimension());
  }

  /**
   * {@code ½[tr Σ + ‖μ‖² − d − ln det Σ]} (Kullback 1959), in nats by dimension; see {@link
   * Measure#KL_MODEL_TRUTH}.
   */
  static double divergenceFromHumans(MultivariateNormal model) {
    double sum = trace(model) + meanSquare(model) - model.dimension() - model.logDeterminant();
    return Math.max(0, sum / 2 / model.dimension());
  }

  private static double trace(MultivariateNormal model) {
    double trace = 0;
    for (int i = 0; i < model.dimension(); i++) {
      trace += model.covariance(i, i);
    }
    return trace;
  }

  private static double meanSquare(MultivariateNormal model) {
    double square = 0;
    for (double entry : model.mean()) {
      square += entry * entry;
    }
    return square;
  }
}
