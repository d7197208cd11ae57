package wellspring.dashboards.verdict;

import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;

/**
 * How often a figure was beyond a limit on its way.
 *
 * @param rounds in how many rounds
 * @param since the first of them; null if there is none
 */
record LimitCrossings(int rounds, Integer since) {
  static final LimitCrossings NONE = new LimitCrossings(0, null);

  private static final List<String> TIMES =
      List.of("once", "twice", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

  /**
   * Counts them.
   *
   * @param isBeyond whether a value is, as it is compared
   */
  static LimitCrossings of(RoundValues values, ComparisonScale scale, DoublePredicate isBeyond) {
    int[] beyond =
        IntStream.range(0, values.size())
            .filter(place -> isBeyond.test(values.at(place, scale)))
            .toArray();
    return beyond.length == 0 ? NONE : new LimitCrossings(beyond.length, values.round(beyond[0]));
  }

  /** As the end of a part of a sentence; empty if there is nothing to say. */
  String words() {
    if (rounds == 0) {
      return "";
    }
    return ", crossed %s, %s round %d".formatted(times(), rounds == 1 ? "in" : "from", since);
  }

  private String times() {
    String number = rounds <= TIMES.size() ? TIMES.get(rounds - 1) : Integer.toString(rounds);
    return rounds <= 2 ? number : number + " times";
  }
}
