package wellspring.dashboards.sweep;

import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import wellspring.model.statistics.Statistic;

/**
 * What all replicas of one setting have shown of one measure of one model in one round.
 *
 * @param control whether it is the human-only reference
 * @param setting the value of each axis; empty where a control has none
 * @param values by replica
 * @param predicted what theory says of it, on average over the replicas; empty if it is silent on
 *     one of them
 */
record ReplicaCell(
    boolean control,
    List<String> setting,
    SortedMap<Integer, Double> values,
    OptionalDouble predicted) {
  ReplicaCell {
    setting = List.copyOf(setting);
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /** The cell of rows that differ in nothing but their run. */
  static ReplicaCell of(List<SweepRow> rows) {
    SweepRow first = rows.get(0);
    SortedMap<Integer, Double> values = new TreeMap<>();
    rows.forEach(row -> values.put(row.replica(), row.value()));
    boolean predicted = rows.stream().allMatch(row -> row.predicted().isPresent());
    return new ReplicaCell(
        first.control(),
        first.setting(),
        values,
        predicted
            ? rows.stream().mapToDouble(row -> row.predicted().orElseThrow()).average()
            : OptionalDouble.empty());
  }

  /** What theory says of a statistic of the replicas: it speaks of means alone. */
  OptionalDouble predicted(Statistic statistic) {
    return statistic == Statistic.MEAN ? predicted : OptionalDouble.empty();
  }

  double[] figures() {
    return values.values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Whether a control is the one of a setting: alike on every axis that the control has. */
  boolean isControlOf(List<String> other) {
    for (int i = 0; i < setting.size(); i++) {
      if (!setting.get(i).isEmpty() && !setting.get(i).equals(other.get(i))) {
        return false;
      }
    }
    return control;
  }

  /** Of each replica that both have, how much larger its value is here; NaN for ∞ − ∞. */
  double[] differences(ReplicaCell other) {
    TreeSet<Integer> both = new TreeSet<>(values.keySet());
    both.retainAll(other.values.keySet());
    return both.stream()
        .mapToDouble(replica -> values.get(replica) - other.values.get(replica))
        .toArray();
  }
}
