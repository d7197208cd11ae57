package wellspring.model.language.grammar;

import java.util.Arrays;

/** How often each value of each fact is stated. */
final class StatementCounts {
  private final WorldFacts world;
  private final int[][] counts; // (facts, values)

  /**
   * @param world of any round
   */
  StatementCounts(WorldFacts world, int values) {
    this.world = world;
    this.counts = new int[world.values().length][values];
  }

  void add(FactStatement statement) {
    counts[world.fact(statement.entity(), statement.attribute())][statement.value()]++;
  }

  /** By fact: the smallest of the values stated most often, -1 if none is stated. */
  int[] mostFrequent() {
    return Arrays.stream(counts).mapToInt(StatementCounts::mostFrequent).toArray();
  }

  private static int mostFrequent(int[] counts) {
    int most = -1;
    for (int value = 0; value < counts.length; value++) {
      if (counts[value] > (most < 0 ? 0 : counts[most])) {
        most = value;
      }
    }
    return most;
  }
}
