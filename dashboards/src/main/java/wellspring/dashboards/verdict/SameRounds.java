package wellspring.dashboards.verdict;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.SortedMap;

/**
 * The values of two series in the rounds in which both have one, in their order. A long run is
 * judged in each of its rounds, so that both are gone through side by side, without look-ups.
 */
final class SameRounds {
  private final double[] values; // (rounds)
  private final double[] others; // (rounds)

  private SameRounds(double[] values, double[] others) {
    this.values = values;
    this.others = others;
  }

  /** Those of two series by round. */
  static SameRounds of(SortedMap<Integer, Double> series, SortedMap<Integer, Double> other) {
    double[] values = new double[Math.min(series.size(), other.size())];
    double[] others = new double[values.length];
    int count = 0;
    Iterator<Map.Entry<Integer, Double>> remaining = other.entrySet().iterator();
    Map.Entry<Integer, Double> beside = next(remaining);
    for (Map.Entry<Integer, Double> each : series.entrySet()) {
      while (beside != null && beside.getKey() < each.getKey()) {
        beside = next(remaining);
      }
      if (beside != null && beside.getKey().equals(each.getKey())) {
        values[count] = each.getValue();
        others[count++] = beside.getValue();
      }
    }
    return new SameRounds(Arrays.copyOf(values, count), Arrays.copyOf(others, count));
  }

  /** Those of the first series. Not to be changed. */
  double[] values() {
    return values;
  }

  /** Those of the other one. Not to be changed. */
  double[] others() {
    return others;
  }

  private static Map.Entry<Integer, Double> next(Iterator<Map.Entry<Integer, Double>> entries) {
    return entries.hasNext() ? entries.next() : null;
  }
}
