package wellspring.model.measure;

import java.util.Collections;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What has been measured so far; keeps the measures that are wanted. */
final class MeasureValues {
  private final Set<Measure> wanted;
  private final SortedMap<Measure, Double> values = new TreeMap<>();

  MeasureValues(Set<Measure> wanted) {
    this.wanted = wanted;
  }

  boolean wants(Measure measure) {
    return wanted.contains(measure);
  }

  void put(Measure measure, OptionalDouble value) {
    value.ifPresent(present -> put(measure, present));
  }

  void put(Measure measure, double value) {
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException(measure.id() + " is not a number: the model is broken");
    }
    if (wants(measure)) {
      values.put(measure, value);
    }
  }

  SortedMap<Measure, Double> sorted() {
    return Collections.unmodifiableSortedMap(values);
  }
}
