package wellspring.model.language;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.apache.commons.rng.UniformRandomProvider;
import wellspring.model.mix.Share;

/** Arithmetic of the styles of a {@link StyledLanguage}. */
public final class Styles {
  private Styles() {}

  /**
   * A mixture of a style and the same with its entries in another order, all orders equally likely
   * (Fisher and Yates, 1938; Durstenfeld, 1964). No entry leaves its block.
   *
   * @param share of the reordered one, from 0 to 1
   * @param blocks how many entries each block has
   */
  public static double[] dialect(
      double[] usual, double share, UniformRandomProvider random, int... blocks) {
    double other = Share.of(share).value();
    double[] dialect = usual.clone();
    int start = 0;
    for (int block : blocks) {
      for (int i = block - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        double entry = dialect[start + j];
        dialect[start + j] = dialect[start + i];
        dialect[start + i] = entry;
      }
      start += block;
    }
    for (int i = 0; i < dialect.length; i++) {
      dialect[i] = (1 - other) * usual[i] + other * dialect[i];
    }
    return dialect;
  }

  /**
   * Refuses what is no style.
   *
   * @param blocks how many entries each block has
   * @throws IllegalArgumentException if the length is another, an entry is below 0 or no finite
   *     number, or all entries of a block are 0
   */
  public static void require(double[] style, int... blocks) {
    int length = Arrays.stream(blocks).sum();
    if (style.length != length) {
      throw new IllegalArgumentException(
          "a style of this language has %,d entries, not %,d".formatted(length, style.length));
    }
    int start = 0;
    for (int block : blocks) {
      double sum = 0;
      for (int i = start; i < start + block; i++) {
        if (!(style[i] >= 0)) {
          throw new IllegalArgumentException("an entry of a style is 0 or more, not " + style[i]);
        }
        sum += style[i];
      }
      if (!(sum > 0) || Double.isInfinite(sum)) {
        throw new IllegalArgumentException("the entries of a style sum to 1, not to " + sum);
      }
      start += block;
    }
  }

  /** Relative frequencies; the usual style if nothing was counted. */
  static double[] relative(long[] counts, double[] usual) {
    double total = LongStream.of(counts).sum();
    return total == 0 ? usual : LongStream.of(counts).mapToDouble(n -> n / total).toArray();
  }
}
