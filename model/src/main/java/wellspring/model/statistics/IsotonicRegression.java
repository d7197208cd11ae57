package wellspring.model.statistics;

import java.util.Arrays;

/** The curve nearest to some heights that only rises, or only falls. */
final class IsotonicRegression {

  /** Neighbours that would fall, put together at their mean. */
  private record Block(double sum, int count) {
    double mean() {
      return sum / count;
    }

    Block with(Block other) {
      return new Block(sum + other.sum, count + other.count);
    }
  }

  private IsotonicRegression() {}

  /**
   * The isotonic regression of heights with equal weights, in the direction from the first to the
   * last (the pool-adjacent-violators algorithm, Ayer et al. 1955).
   *
   * @param heights at least one
   */
  static double[] regression(double[] heights) {
    double sign = heights[heights.length - 1] < heights[0] ? -1 : 1;
    Block[] blocks = new Block[heights.length];
    int last = -1;
    for (double height : heights) {
      blocks[++last] = new Block(sign * height, 1);
      while (last > 0 && blocks[last - 1].mean() >= blocks[last].mean()) {
        blocks[last - 1] = blocks[last - 1].with(blocks[last]);
        last--;
      }
    }
    return Arrays.stream(blocks, 0, last + 1)
        .flatMapToDouble(
            block -> Arrays.stream(new double[block.count()]).map(none -> sign * block.mean()))
        .toArray();
  }
}
