package wellspring.dashboards.verdict;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import wellspring.agents.event.Measured;

/** Each model's first and last value of each measure. */
public final class History {
  private final SortedMap<String, Map<String, FirstLast>> models = new TreeMap<>();

  /** The first and the last value of a measure, over the rounds of a run. */
  public record FirstLast(double first, double last) {

    /** How many times the first value the last one is. */
    public double ratio() {
      return last / first;
    }
  }

  /** Takes a closed round's measurements in. */
  public void add(List<Measured> measurements) {
    for (Measured measured : measurements) {
      models
          .computeIfAbsent(measured.agent(), agent -> new LinkedHashMap<>())
          .merge(
              measured.measure(),
              new FirstLast(measured.value(), measured.value()),
              (old, fresh) -> new FirstLast(old.first(), fresh.last()));
    }
  }

  /** By model, then by measure. */
  public SortedMap<String, Map<String, FirstLast>> models() {
    return models;
  }
}
