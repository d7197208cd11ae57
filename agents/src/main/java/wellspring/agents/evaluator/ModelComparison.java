package wellspring.agents.evaluator;

import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import wellspring.model.measure.Measure;
import wellspring.model.measure.ModelProfile;

/** How a model differs from the others, on average over them. */
final class ModelComparison {
  private ModelComparison() {}

  /**
   * The measures of one model that need all of them.
   *
   * @param portraits of all models in force
   * @return by measure; a measure that no other model gives a value is left out
   */
  static SortedMap<Measure, Double> of(String model, SortedMap<String, ModelProfile> portraits) {
    SortedMap<Measure, Double> figures = new TreeMap<>();
    mean(model, portraits, ModelProfile::diversity)
        .ifPresent(value -> figures.put(Measure.BETWEEN_DIVERSITY, value));
    mean(model, portraits, ModelProfile::divergence)
        .ifPresent(value -> figures.put(Measure.BETWEEN_DIVERGENCE, value));
    return figures;
  }

  /** Summed in the order of the names: the same bits in any order of evaluation. */
  private static OptionalDouble mean(
      String model,
      SortedMap<String, ModelProfile> portraits,
      BiFunction<ModelProfile, ModelProfile, OptionalDouble> figure) {
    List<OptionalDouble> values =
        portraits.entrySet().stream()
            .filter(other -> !other.getKey().equals(model))
            .map(other -> figure.apply(portraits.get(model), other.getValue()))
            .filter(OptionalDouble::isPresent)
            .toList();
    double sum = 0;
    for (OptionalDouble value : values) {
      sum += value.getAsDouble();
    }
    return values.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(sum / values.size());
  }
}
