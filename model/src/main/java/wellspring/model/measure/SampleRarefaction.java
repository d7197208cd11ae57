package wellspring.model.measure;

import java.util.stream.IntStream;

/**
 * The rarefaction of a source of which a sample is known: interpolated to less of it (Good 1953,
 * Hurlbert 1971), extrapolated to at most twice of it (Chao and Jost 2012, equations 4 to 12).
 *
 * <p>Between whole numbers of tokens the products of the interpolation are taken as they are, which
 * never lets richness or coverage fall.
 */
final class SampleRarefaction implements Rarefaction {
  private final int[] counts; // each above 0, rising
  private final double tokens;
  private final double once; // tokens that came once
  private final double twice;

  /**
   * @param counts by token; at least one is above 0
   */
  SampleRarefaction(int[] counts) {
    this.counts = IntStream.of(counts).filter(count -> count > 0).sorted().toArray();
    this.tokens = IntStream.of(counts).asLongStream().sum();
    this.once = IntStream.of(counts).filter(count -> count == 1).count();
    this.twice = IntStream.of(counts).filter(count -> count == 2).count();
  }

  @Override
  public double tokensMax() {
    return 2 * tokens;
  }

  /** The sample's own size. */
  double tokens() {
    return tokens;
  }

  @Override
  public double richness(double size) {
    if (size >= tokens) {
      return counts.length + unseen(size - tokens);
    }
    double[] absent = new double[counts.length];
    double product = 1;
    int factors = 0;
    for (int i = 0; i < counts.length; i++) {
      for (; factors < counts[i]; factors++) {
        product *= Math.max(0, tokens - size - factors) / (tokens - factors);
      }
      absent[i] = product;
    }
    return counts.length - Sums.of(absent);
  }

  @Override
  public double coverage(double size) {
    if (size >= tokens) {
      return 1 - once / tokens * StrictMath.pow(decay(), size - tokens + 1);
    }
    double[] absent = new double[counts.length];
    double product = 1;
    int factors = 1;
    for (int i = 0; i < counts.length; i++) {
      for (; factors < counts[i]; factors++) {
        product *= Math.max(0, tokens - size - factors) / (tokens - factors);
      }
      absent[i] = counts[i] / tokens * product;
    }
    return 1 - Sums.of(absent);
  }

  /** By what factor each further token lets the missing coverage shrink. */
  private double decay() {
    if (twice > 0) {
      return (tokens - 1) * once / ((tokens - 1) * once + 2 * twice);
    }
    return once > 1 ? (tokens - 1) * (once - 1) / ((tokens - 1) * (once - 1) + 2) : 1;
  }

  /** How many tokens that have not been seen come in so much more text. */
  private double unseen(double more) {
    double all =
        (tokens - 1)
            / tokens
            * (twice > 0 ? once * once / (2 * twice) : once * (once - 1) / 2); // Chao 1984
    return all == 0 ? 0 : all * (1 - StrictMath.pow(1 - once / (tokens * all + once), more));
  }
}
