package wellspring.agents.evaluator;

import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import wellspring.model.measure.Measure;
import wellspring.model.measure.Portrait;

/** How a model differs from the others, on average over them. */
final class Comparison {
  private Comparison() {}

  /**
   * The measures of one model that need all of them.
   *
   * @param portraits of all models in force
   * @return by measure; a measure that no other model gives a value is left out
   */
  static SortedMap<Measure, Double> of(String model, SortedMap<String, Portrait> portraits) {
    SortedMap<Measure, Double> figures = new TreeMap<>();
    mean(model, portraits, Portrait::diversity)
        .ifPresent(value -> figures.put(Measure.BETWEEN_DIVERSITY, value));
    mean(model, portraits, Portrait::divergence)
        .ifPresent(value -> figures.put(Measure.BETWEEN_DIVERGENCE, value));
    return figures;
  }

  /** Summed in the order of the names: the same bits whoever was evaluated first. */
  private static OptionalDouble mean(
      String model,
      SortedMap<String, Portrait> portraits,
      BiFunction<Portrait, Portrait, OptionalDouble> figure) {
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
