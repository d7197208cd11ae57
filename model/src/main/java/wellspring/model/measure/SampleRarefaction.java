package wellspring.model.measure;

import java.util.Arrays;
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

  @Override
  public double richness(double size) {
    return size < tokens
        ? counts.length - SequentialSums.of(missing(0, size))
        : counts.length + unseen(size - tokens);
  }

  @Override
  public double coverage(double size) {
    if (size >= tokens) {
      return 1 - once / tokens * StrictMath.pow(decay(), size - tokens + 1);
    }
    double[] missing = missing(1, size);
    Arrays.setAll(missing, i -> counts[i] / tokens * missing[i]);
    return 1 - SequentialSums.of(missing);
  }

  /**
   * The products {@code Π (n − m − j)/(n − j)} over j below each count: from 0 on, the chances that
   * a token is not in a part of the sample; from 1 on, the same where it is known to be outside of
   * the part once.
   *
   * @param size of the part, m
   */
  private double[] missing(int from, double size) {
    double[] products = new double[counts.length];
    double product = 1;
    int factor = from;
    for (int i = 0; i < counts.length; i++) {
      for (; factor < counts[i]; factor++) {
        product *= Math.max(0, tokens - size - factor) / (tokens - factor);
      }
      products[i] = product;
    }
    return products;
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
