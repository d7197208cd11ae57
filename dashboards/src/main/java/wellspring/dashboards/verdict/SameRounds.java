package wellspring.dashboards.verdict;

import java.util.Arrays;

/** The values of two series in the rounds in which both have one, in their order. */
final class SameRounds {
  private final double[] values; // (rounds)
  private final double[] others; // (rounds)

  private SameRounds(double[] values, double[] others) {
    this.values = values;
    this.others = others;
  }

  /** Those of two series, as they are compared. */
  static SameRounds of(RoundValues series, RoundValues other, ComparisonScale scale) {
    double[] values = new double[Math.min(series.size(), other.size())];
    double[] others = new double[values.length];
    int count = 0;
    int beside = 0;
    for (int place = 0; place < series.size(); place++) {
      while (beside < other.size() && other.round(beside) < series.round(place)) {
        beside++;
      }
      if (beside < other.size() && other.round(beside) == series.round(place)) {
        values[count] = series.at(place, scale);
        others[count++] = other.at(beside, scale);
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
}
